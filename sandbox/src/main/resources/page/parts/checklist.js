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
      item.note || item.because ? h('details', { open: item.current }, h('summary', {}, 'Why, and what to know'),
        item.note ? h('p', {}, item.note) : null, item.because ? h('p', {}, h('strong', {}, 'Because '), item.because) : null) : null))));
}

function box(item, view) {
  const input = h('input', { type: 'checkbox', value: item.step, 'data-do': 'tick', 'aria-disabled': item.done || view.ended ? 'true' : null, checked: item.done });
  input.checked = item.done;
  return input;
}
