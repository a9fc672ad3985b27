// What can still be kept: for each promise a bar, in words too.
import { h } from '../dom.js';
import { capital, word } from '../format.js';

const MARKS = { certain: '✓', 'with-luck': '~', lost: '✕' };

export function outlook(view, bars) {
  if (view.exam) return null;
  const standings = new Map(bars.map(bar => [bar.promise, bar.standing]));
  return h('section', { class: 'panel outlook', 'aria-labelledby': 'outlook-heading' },
    h('div', { class: 'head' }, h('h2', { id: 'outlook-heading' }, standings.size ? 'What can still be kept' : 'What counts')),
    h('ul', {}, view.promises.map(promise => {
      const standing = standings.get(promise.name);
      return h('li', { 'data-key': promise.name, class: standing }, h('span', { class: 'text' }, capital(promise.text)),
        standing ? h('span', { class: 'standing' }, h('span', { class: 'bar', 'aria-hidden': 'true' }, h('i', {}), h('i', {}), h('i', {})), h('span', { class: 'word' }, h('span', { 'aria-hidden': 'true' }, MARKS[standing] + ' '), word(standing))) : null);
    })));
}
