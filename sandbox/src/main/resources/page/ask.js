// Asks before something that cannot be undone.
import { h } from './dom.js';

export function ask({ heading, text, yes, no }, then) {
  const dialog = h('dialog', { class: 'ask', 'aria-labelledby': 'ask-heading' },
    h('h2', { id: 'ask-heading' }, heading),
    h('p', {}, text),
    h('form', { method: 'dialog', class: 'row' },
      h('button', { value: 'yes', class: 'primary' }, yes), h('button', { value: 'no' }, no)));
  document.body.append(dialog);
  dialog.addEventListener('close', () => {
    const isSure = dialog.returnValue === 'yes';
    dialog.remove();
    if (isSure) then();
  });
  dialog.showModal();
}
