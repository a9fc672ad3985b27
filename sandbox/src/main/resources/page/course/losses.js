// What was lost: when, by whose move, what would have been better, and the way back to just before it.
import { h } from '../dom.js';
import { capital, clockTime } from '../format.js';
import { sign } from './words.js';
import { markLine } from './moment.js';

// All turns in the order in which one can begin again before them, each with a number; that not all could be kept together any more is one too.
export function turnsOf(debrief) {
  const all = [...(debrief.together ? [debrief.together] : []), ...debrief.losses];
  return all.sort((one, other) => one.again - other.again || one.millis - other.millis)
    .map((loss, i) => ({ loss, number: i + 1, at: Math.min(loss.began ?? loss.millis, debrief.millis), title: capital(title(loss)) }));
}

const title = loss => loss.what === 'all-promises' ? 'from here on not everything could be kept' : 'lost: ' + loss.text;

export const losses = (turns, debrief, words, address) => turns.map(turn => card(turn, debrief, words, address));

function card({ loss, number, at, title: what }, debrief, words, address) {
  const isTogether = loss.what === 'all-promises';
  const isLater = loss.began !== undefined && loss.millis > loss.began;
  return h('article', { class: 'loss' + (isTogether ? ' together' : ''), 'aria-labelledby': 'loss-' + number },
    h('h3', { id: 'loss-' + number }, h('span', { class: 'number' }, h('span', { class: 'unseen' }, 'Turning point '), number), ' ', what),
    h('dl', {},
      h('dt', {}, 'When'), h('dd', {}, loss.happening === undefined && loss.millis === 0 ? 'From the beginning on' : clockTime(loss.began ?? loss.millis),
        isLater ? '; longer than allowed at ' + clockTime(loss.millis) : '', loss.millis > debrief.millis ? ', after the work was said to be done' : ''),
      h('dt', {}, 'By'), h('dd', {}, sign(loss.mover), ' ', h('strong', {}, capital(words.mover(loss.mover))), ': ', words.move(loss)),
      loss.instead ? [h('dt', {}, 'Instead'), h('dd', {}, capital(words.order(loss.instead)))] : null),
    isTogether ? h('p', { class: 'since' }, 'Each promise by itself could still have been kept after it, but no longer all of them.') : null,
    h('div', { class: 'row screen' },
      h('button', { class: number === 1 ? 'primary' : null, 'data-do': 'again', 'data-millis': loss.again, 'aria-describedby': 'loss-' + number }, 'Try again from just before it'),
      h('a', { class: 'button quiet', href: address(at), 'data-do': 'look', 'data-millis': at, 'aria-describedby': 'loss-' + number }, 'Show the moment')));
}

// The moves by which a promise came to stand worse, whether it was lost in the end or not.
export function marks(debrief, words, address) {
  if (!debrief.marks.length) return null;
  return h('ul', { class: 'marks' }, debrief.marks.map(mark => h('li', {},
    h('a', { class: 'figure', href: address(mark.millis), 'data-do': 'look', 'data-millis': mark.millis }, clockTime(mark.millis)),
    h('span', {}, h('span', { class: 'since' }, 'By ' + words.mover(mark.mover) + ': ' + moved(mark, debrief, words)), markLine(mark, words)))));
}

function moved(mark, debrief, words) {
  const one = debrief.happenings.find(other => other.number === mark.happening);
  return one ? words.happening(one) : '';
}
