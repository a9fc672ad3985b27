// What was so at a moment, beside what was seen, what could still be kept, and what had just happened.
import { h } from '../dom.js';
import { capital, clockTime, word } from '../format.js';
import { sign, standing } from './words.js';

const TOLD = 7;

// Whether a server was seen otherwise than it was; that one is not seen that is down is as it should be.
export const differs = (so, seen) => seen.what === 'not-seen' || seen.what === 'unreachable' ? so.what === 'active' || so.what === 'standby' : seen.what !== 'nothing' && seen.what !== so.what;

const spanAt = (lane, at) => lane.find(one => one.from <= at && at < one.to) ?? lane[lane.length - 1];

const outlookAt = (debrief, at) => debrief.outlooks.filter(one => one.millis <= at).at(-1);

export function moment(debrief, words, at) {
  return [
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'The servers at that moment' }, servers(debrief, words, at)),
    bars(debrief, at),
    story(debrief, words, at),
  ];
}

function servers(debrief, words, at) {
  return h('table', { class: 'moment' },
    h('caption', {}, 'At ' + clockTime(at)),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Server'), h('th', { scope: 'col' }, 'Was so'), h('th', { scope: 'col' }, words.who === 'you' ? 'You saw' : 'Was seen'))),
    h('tbody', {}, debrief.names.map((name, n) => {
      const [so, seen] = [spanAt(debrief.truth[n], at), spanAt(debrief.seen[n], at)];
      const isOther = seen && differs(so, seen);
      return h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, told(so)),
        h('td', {}, seen ? told(seen) : '', isOther ? h('span', { class: 'pill doubt' }, '≠ not so') : null));
    })));
}

const told = span => span.what === 'nothing' ? 'no client was open' : word(span.what) + (span.version ? ', ' + word(span.version) : '');

function bars(debrief, at) {
  const outlook = outlookAt(debrief, at);
  if (!outlook) return null;
  return h('div', { class: 'outlook' }, h('h3', {}, 'Could still be kept'),
    h('ul', { class: 'standings' }, outlook.bars.map(bar => h('li', { 'data-key': bar.promise, class: bar.standing },
      h('span', { class: 'text' }, capital(debrief.tasks.find(task => task.name === bar.promise)?.text ?? bar.promise)),
      h('span', { class: 'standing' }, h('span', { class: 'bar', 'aria-hidden': 'true' }, h('i', {}), h('i', {}), h('i', {})), h('span', { class: 'word' }, standing(bar.standing)))))));
}

function story(debrief, words, at) {
  const upTo = debrief.happenings.filter(one => one.millis <= at).slice(-TOLD);
  return h('div', { class: 'until' }, h('h3', {}, 'What had happened'),
    upTo.length ? h('ol', { class: 'story' }, upTo.map(one => h('li', { 'data-key': one.number, class: one.by + (one.millis === at ? ' now' : '') },
      h('span', { class: 'figure' }, clockTime(one.millis)), h('span', { class: 'what' }, capital(words.happening(one)),
        debrief.marks.filter(mark => mark.happening === one.number).map(mark => markLine(mark, words)))))) : h('p', { class: 'empty' }, 'Nothing yet.'));
}

// By this move a promise came to stand worse.
export const markLine = (mark, words) => h('span', { class: 'mark' }, sign(mark.mover), ' ', capital(mark.text), ': ', word(mark.before), ' → ', h('strong', {}, word(mark.after)),
  mark.because.length ? (mark.after === 'lost' ? '. It comes to that by this: ' : '. It is lost if it comes to this: ') + mark.because.map(words.phrase).join('; then ') + '.' : '.');
