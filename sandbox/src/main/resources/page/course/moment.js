// What was so at a moment, beside what was seen.
import { h } from '../dom.js';
import { clockTime, word } from '../format.js';

const BY = { operator: 'you', product: 'the product', environment: 'the surroundings', instructor: 'the instructor', scenario: 'the scenario' };

export const happening = one => one.kind === 'effect' || one.kind === 'nothing' ? one.what : one.who + ' ' + one.what;

export const spanAt = (lane, at) => lane.find(one => one.from <= at && at < one.to) ?? lane[lane.length - 1];

export function moment(debrief, at) {
  const upTo = debrief.happenings.filter(one => one.millis <= at).slice(-6);
  const outlook = debrief.outlooks?.filter(one => one.millis <= at).at(-1);
  return [
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'At ' + clockTime(at) }, h('table', { class: 'moment' },
      h('caption', {}, 'At ' + clockTime(at)),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Server'), h('th', { scope: 'col' }, 'What was so'), h('th', { scope: 'col' }, 'What you saw'))),
      h('tbody', {}, debrief.names.map((name, s) => {
        const [so, seen] = [spanAt(debrief.truth[s], at), spanAt(debrief.seen[s], at)];
        const isOther = seen && seen.what !== 'nothing' && seen.what !== so.what;
        return h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, words(so)),
          h('td', { class: isOther ? 'other' : null }, seen ? words(seen) : '', isOther ? h('span', { class: 'pill doubt' }, 'not so') : null));
      })))),
    outlook ? h('ul', { class: 'standings' }, outlook.bars.map(bar => h('li', { class: bar.standing }, bar.promise + ': ' + word(bar.standing)))) : null,
    h('ol', { class: 'story' }, upTo.map(one => h('li', { 'data-key': one.number, class: one.by + (one.millis === at ? ' now' : '') },
      h('span', { class: 'figure' }, clockTime(one.millis)), h('span', { class: 'by' }, BY[one.by] ?? one.by), h('span', {}, happening(one),
        (debrief.marks ?? []).filter(mark => mark.happening === one.number).map(mark => h('strong', { class: 'mark' }, ' ⚑ ' + mark.promise + ': ' + word(mark.before) + ' → ' + word(mark.after)
          + (mark.because.length ? ', because of ' + mark.because.join(', then ') : ''))))))),
  ];
}

const words = span => span.what === 'nothing' ? 'no client was open' : word(span.what) + (span.version ? ', ' + word(span.version) : '');
