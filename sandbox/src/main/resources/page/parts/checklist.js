// The procedure, step by step. Who gives the command of a step has gone on to it; a check is ticked.
import { h } from '../dom.js';
import { capital } from '../format.js';

export function checklist(view, isHidden) {
  if (view.exam) return null;
  const done = view.checklist.filter(item => item.done).length;
  return h('section', { class: 'panel checklist', 'aria-labelledby': 'checklist-heading' },
    h('div', { class: 'head' }, h('h2', { id: 'checklist-heading' }, 'Procedure'), h('span', { class: 'pill' }, done + ' of ' + view.checklist.length),
      h('button', { class: 'quiet', 'data-do': 'hide', 'aria-expanded': String(!isHidden) }, isHidden ? 'Show' : 'Hide')),
    isHidden ? null : h('ol', {}, view.checklist.map(item => h('li', { 'data-key': item.step, class: item.done ? 'done' : item.current ? 'current' : null, 'aria-current': item.current ? 'step' : null },
      h('label', {}, box(item, view), h('span', { class: 'number' }, item.number + '.'), h('span', { class: 'text' }, capital(item.text))),
      item.note || item.because ? h('details', {}, h('summary', {}, 'Why, and what to know'),
        item.note ? h('p', {}, item.note) : null, item.because ? h('p', {}, h('strong', {}, 'Because '), item.because) : null) : null))));
}

// Opens what is to be known of a step when it becomes the current one, and brings it in sight; what of the others is open is the user's.
export function follow(part) {
  const list = part.querySelector('ol');
  const current = list?.querySelector('[aria-current]');
  if (!list) delete part.dataset.at;
  if (!current || part.dataset.at === current.dataset.key) return;
  const last = list.querySelector('[data-key="' + part.dataset.at + '"] details');
  if (last) last.open = false;
  const details = current.querySelector('details');
  if (details) details.open = true;
  part.dataset.at = current.dataset.key;
  bringInSight(part);
}

export function bringInSight(part) {
  const list = part.querySelector('ol');
  const before = list?.querySelector('[aria-current]')?.previousElementSibling;
  if (before) list.scrollTop = before.offsetTop;
}

function box(item, view) {
  const input = h('input', { type: 'checkbox', value: item.step, 'data-do': 'tick', 'aria-disabled': item.done || view.ended ? 'true' : null, checked: item.done });
  input.checked = item.done;
  return input;
}
