// What was done, and beside it the best known course; and the hints that were taken.
import { h } from '../dom.js';
import { capital, clockTime } from '../format.js';

const GRADES = { 1: 'where', 2: 'what', 3: 'why' };

export function courses(debrief, words, address) {
  const given = debrief.happenings.filter(one => one.kind === 'given');
  return h('div', { class: 'two' },
    h('div', {}, h('h3', {}, 'What ' + words.who + ' did'),
      given.length ? h('ol', { class: 'course' }, given.map(one => h('li', { class: debrief.bestFrom !== undefined && one.millis < debrief.bestFrom ? 'shared' : null },
        h('a', { class: 'figure', href: address(one.millis), 'data-do': 'look', 'data-millis': one.millis }, clockTime(one.millis)),
        h('span', {}, words.order(one.what.replace(/^gives the command: /, '')))))) : h('p', { class: 'empty' }, 'No command was given.')),
    h('div', { class: 'best-known' }, h('h3', {}, 'The best known course'),
      h('p', { class: 'since' }, debrief.bestFrom === undefined ? 'From the beginning. Any other course that keeps what counts is as good.'
        : 'From ' + clockTime(debrief.bestFrom) + ' on, just before the first turning point.'),
      debrief.best.length ? h('ol', { class: 'course' }, debrief.best.map((line, i) => h('li', {}, h('span', { class: 'figure' }, i + 1 + '.'), h('span', {}, capital(words.order(line))))))
        : h('p', { class: 'empty' }, 'None is known for this site.')));
}

export const comments = (debrief, address) => debrief.comments.length ? h('ul', { class: 'comments' }, debrief.comments.map(one => h('li', {},
  h('a', { class: 'figure', href: address(one.millis), 'data-do': 'look', 'data-millis': one.millis }, clockTime(one.millis)), h('span', {}, one.text)))) : null;

export const hints = (debrief, words) => debrief.hints.length ? h('ul', { class: 'hints-taken' }, debrief.hints.map(hint => h('li', {},
  h('span', { class: 'figure' }, clockTime(hint.millis)), h('span', {}, h('span', { class: 'pill' }, GRADES[hint.grade]), ' ', words.phrase(hint.text))))) : null;
