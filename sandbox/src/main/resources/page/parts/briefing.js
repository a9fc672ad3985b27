// The story at the beginning, and again when it is asked for.
import { h } from '../dom.js';

export function briefing(view, clock, run) {
  document.querySelector('dialog.story')?.remove();
  const isBeginning = clock.millis === 0 && !clock.running && !view.ended;
  const dialog = h('dialog', { class: 'story', 'aria-labelledby': 'story-heading' },
    h('h2', { id: 'story-heading' }, view.scenario.title),
    view.scenario.story.trim().split(/\n{2,}/).map(text => h('p', {}, text)),
    h('h3', {}, 'What counts'),
    h('ul', { class: 'counts' }, view.promises.map(one => h('li', {}, one.text))),
    h('form', { method: 'dialog', class: 'row' },
      isBeginning
        ? [h('button', { class: 'primary', value: 'run', autofocus: true }, 'Start the clock'), h('button', { value: 'look' }, 'Look around first')]
        : h('button', { class: 'primary', value: 'look', autofocus: true }, 'Back')));
  document.body.append(dialog);
  dialog.addEventListener('close', () => {
    const isRun = dialog.returnValue === 'run';
    dialog.remove();
    if (isRun) run();
  });
  dialog.showModal();
}
