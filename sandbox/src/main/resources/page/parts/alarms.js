// Monitoring: alarms in the order in which they were detected, the newest first, and what the diagnostic finds.
import { h } from '../dom.js';
import { clockTime, word } from '../format.js';

const MARKS = { critical: '◆', error: '▲', warning: '●' };
const MOST = 30;

export function alarms(view) {
  const there = view.alarms.filter(alarm => alarm.until === null).length;
  const list = [...view.alarms].reverse().sort((one, other) => Number(one.until !== null) - Number(other.until !== null)).slice(0, MOST);
  return h('section', { class: 'panel alarms', 'aria-labelledby': 'alarms-heading' },
    h('div', { class: 'head' }, h('h2', { id: 'alarms-heading' }, 'Alarms'), h('span', { class: 'pill ' + (there ? 'bad' : 'good') }, there ? there + ' now' : 'none now')),
    list.length ? h('ul', { tabindex: '0', 'aria-labelledby': 'alarms-heading' }, list.map(alarm => h('li', { 'data-key': alarm.number, class: alarm.severity + (alarm.until === null ? '' : ' gone') },
      h('span', { class: 'severity' }, h('span', { 'aria-hidden': 'true' }, MARKS[alarm.severity] + ' '), word(alarm.severity)),
      h('span', { class: 'text' }, alarm.text),
      h('span', { class: 'when figure' }, clockTime(alarm.from) + (alarm.until === null ? '' : ' – ' + clockTime(alarm.until))))))
      : h('p', { class: 'empty' }, 'Nothing was reported so far.'));
}

export function diagnostics(view) {
  if (!view.window) return null;
  const found = view.window.diagnostics;
  return h('section', { class: 'panel diagnostics', 'aria-labelledby': 'diagnostics-heading' },
    h('div', { class: 'head' }, h('h2', { id: 'diagnostics-heading' }, 'Diagnostics of ', view.window.server), h('span', { class: 'pill ' + (found.length ? 'doubt' : 'good') }, found.length ? found.length + ' found' : 'no issues')),
    found.length ? h('ul', {}, found.map(text => h('li', {}, text))) : null);
}

// Says once what is new: alarms and urgent concerns, and when alarms are over.
export function announcer(say) {
  let alarm = -1;
  let concern = -1;
  const gone = new Set();
  return view => {
    const last = list => list.length ? list[list.length - 1].number : 0;
    if (alarm >= 0) {
      view.alarms.filter(one => one.number > alarm).forEach(one => (one.severity === 'warning' ? say.calmly : say.urgent)(word(one.severity) + ': ' + one.text));
      view.alarms.filter(one => one.until !== null && !gone.has(one.number)).forEach(one => say.calmly('Over: ' + one.text));
      view.concerns.filter(one => one.number > concern).forEach(one => say.urgent('Urgent: ' + one.text));
    }
    alarm = last(view.alarms);
    concern = last(view.concerns);
    view.alarms.filter(one => one.until !== null).forEach(one => gone.add(one.number));
  };
}
