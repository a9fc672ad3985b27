// Hints in three grades: where, what, why. They are counted.
import { h } from '../dom.js';
import { clockTime } from '../format.js';

const GRADES = ['', 'Where', 'What', 'Why'];

export function hints(view, phrase) {
  if (view.exam || !view.coached) return null;
  return h('section', { class: 'panel hints', 'aria-labelledby': 'hints-heading' },
    h('div', { class: 'head' }, h('h2', { id: 'hints-heading' }, 'Hints'), h('span', { class: 'pill' }, view.hints.length + ' used'),
      view.ended ? null : h('button', { 'data-do': 'hint', class: 'quiet' }, 'Give me a hint')),
    view.hints.length ? h('ul', {}, view.hints.slice(-3).reverse().map(hint => h('li', {}, h('span', { class: 'since' }, clockTime(hint.millis) + ' · ' + GRADES[hint.grade]), h('p', {}, phrase(hint.text))))) : null);
}
