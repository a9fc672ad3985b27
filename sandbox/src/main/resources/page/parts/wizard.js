// How far the activation wizard has come, as the client on its target shows it.
import { h } from '../dom.js';

const MARKS = [['initialized', 'Initialized'], ['target-ready', 'Target is ready'], ['standbys-ready', 'Standbys are ready'], ['active-ready', 'Former active is a standby'],
  ['activated', 'Target is active'], ['channel-ready', 'Replication channel is ready'], ['standbys-started', 'Standbys are being initialized']];
const PHASES = { running: ['doubt', 'running'], done: ['good', 'done'], interrupted: ['bad', 'interrupted'] };

export function wizard(view) {
  const shown = view.window?.wizard;
  if (!shown) return null;
  const [tone, words] = PHASES[shown.phase];
  const reached = MARKS.findIndex(([key]) => key === shown.mark);
  return h('section', { class: 'panel wizard', 'aria-labelledby': 'wizard-heading' },
    h('div', { class: 'head' }, h('h2', { id: 'wizard-heading' }, 'Server Activation: ', shown.former, ' to ', shown.target), h('span', { class: 'pill ' + tone }, words)),
    h('ol', {}, MARKS.map(([, label], i) => h('li', { class: i <= reached ? 'passed' : null }, h('span', { 'aria-hidden': 'true' }, i <= reached ? '✓ ' : '○ '), label,
      h('span', { class: 'unseen' }, i <= reached ? ', passed' : ', not yet')))));
}
