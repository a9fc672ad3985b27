// Who moved, how a promise stands, and commands as the product's menus call them: each in words, and with a sign that needs no colour.
import { h, s } from '../dom.js';
import { word } from '../format.js';
import { orderOf, phraseOf } from '../phrase.js';

const SIGNS = {
  operator: () => s('circle', { cx: 8, cy: 8, r: 6 }),
  product: () => s('rect', { x: 2.5, y: 2.5, width: 11, height: 11, rx: 1.5 }),
  administrator: () => s('path', { d: 'M8 1l7 7-7 7-7-7z' }),
  fault: () => s('path', { d: 'M8 1.5l7 12.5H1z' }),
};
const STANDINGS = { certain: '✓', 'with-luck': '~', lost: '✕' };
// A story tells what the operator does; to the operator it is told what they do.
const toYou = text => text.replace(/^(\w+?)s\b/, (whole, verb) => whole === 'is' ? 'are' : verb);
const TOLD = /^(opens|closes|gives|answers|says|leaves|is) /;

export const sign = mover => s('svg', { class: 'sign ' + mover, viewBox: '0 0 16 16', width: 14, height: 14, 'aria-hidden': 'true' }, SIGNS[mover]());

// The same at a place of a drawing.
export const signAt = (mover, x, y, size, ...inner) =>
  s('g', { class: 'sign ' + mover, transform: 'translate(' + (x - size / 2) + ' ' + (y - size / 2) + ') scale(' + size / 16 + ')' }, SIGNS[mover](), ...inner);

export const standing = key => [h('span', { 'aria-hidden': 'true' }, STANDINGS[key] + ' '), word(key)];

// What a debrief says, for who reads it: whoever rehearsed is "you" to themselves, and has a name to others.
export function wordsOf(debrief, isOwn) {
  const phrase = phraseOf(debrief.names, debrief.commands);
  const order = orderOf(debrief.names, debrief.commands);
  const who = isOwn ? 'you' : debrief.trainee;
  const movers = { operator: isOwn ? 'your own move' : 'the operator’s move', product: 'the product', administrator: 'an administrator', fault: 'a fault' };
  // A command by itself is told without who gave it: only the operator does.
  const told = (acts, what) => phrase(acts !== 'operator' ? acts + ' ' + what : !TOLD.test(what) ? order(what) : who + ' ' + (isOwn ? toYou(what) : what));
  return {
    who,
    phrase,
    order: text => phrase(order(text)),
    mover: key => movers[key] ?? key,
    happening: one => told(one.who, one.what),
    // What somebody did by whose move something was lost.
    move: loss => told(loss.who, loss.move),
  };
}
