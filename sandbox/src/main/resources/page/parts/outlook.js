// What can still be kept: for each promise a bar, in words too, and which commands took something away.
import { h } from '../dom.js';
import { capital, clockTime, word } from '../format.js';

const MARKS = { certain: '✓', 'with-luck': '~', lost: '✕' };

// Says once what a command took away, of those that were given since somebody looks.
export function markAnnouncer(say, phrase) {
  const known = new Set();
  let since = null;
  return (view, millis) => {
    for (const mark of view.marks) {
      const key = mark.happening + ' ' + mark.promise;
      if (since !== null && mark.millis >= since && !known.has(key)) {
        say.toast(capital(phrase(mark.what)) + (mark.after === 'lost' ? ' gave this away: ' : ' left this to luck: ') + mark.text + '.', true);
      }
      known.add(key);
    }
    since ??= millis;
  };
}

export function outlook(view, bars, phrase) {
  if (view.exam) return null;
  const standings = new Map(bars.map(bar => [bar.promise, bar.standing]));
  return h('section', { class: 'panel outlook', 'aria-labelledby': 'outlook-heading' },
    h('div', { class: 'head' }, h('h2', { id: 'outlook-heading' }, standings.size ? 'What can still be kept' : 'What counts')),
    h('ul', {}, view.promises.map(promise => {
      const standing = standings.get(promise.name);
      const mark = view.marks.findLast(one => one.promise === promise.name);
      return h('li', { 'data-key': promise.name, class: standing }, h('span', { class: 'text' }, capital(promise.text)),
        standing ? h('span', { class: 'standing' }, h('span', { class: 'bar', 'aria-hidden': 'true' }, h('i', {}), h('i', {}), h('i', {})), h('span', { class: 'word' }, h('span', { 'aria-hidden': 'true' }, MARKS[standing] + ' '), word(standing))) : null,
        mark && standing && standing !== 'certain' ? lowered(mark, phrase) : null);
    })));
}

function lowered(mark, phrase) {
  const move = h('span', {}, clockTime(mark.millis) + ' · ' + phrase(mark.what) + ' made it ' + word(mark.before) + ' → ' + word(mark.after));
  return mark.because.length
    ? h('details', { class: 'mark' }, h('summary', {}, move), h('p', {}, 'It is lost if it comes to this: ' + mark.because.map(phrase).join('; then ') + '.'))
    : h('p', { class: 'mark' }, move);
}
