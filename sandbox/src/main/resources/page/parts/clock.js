// The site's clock, and what can be done with it.
import { h } from '../dom.js';
import { clockTime } from '../format.js';

const SPEEDS = [[1, 'real time', '1×'], [10, 'ten times as fast', '10×'], [60, 'a minute a second', '60×']];

export const clockBar = (view, clock) => [
  h('div', { class: 'what' },
    h('button', { class: 'title quiet', 'data-do': 'story', title: 'The story again' }, view.scenario.title),
    h('span', { class: 'by' }, view.trainee, view.exam ? h('span', { class: 'pill' }, 'exam') : null)),
  h('div', { class: 'clock', role: 'group', 'aria-label': "The site's clock" },
    h('span', { class: 'time' + (clock.running ? ' runs' : '') },
      h('span', { class: 'unseen' }, 'Site time '), h('span', { id: 'time', 'data-millis': clock.millis }, clockTime(clock.now)),
      h('span', { class: 'state' }, view.ended ? 'ended' : clock.running ? 'running' : 'paused')),
    view.ended ? null : view.frozen ? [h('span', { class: 'state' }, 'stopped by your instructor'), h('button', { 'data-do': 'finish', class: 'finish' }, 'Finish')] : [
      clock.running
        ? h('button', { 'data-do': 'pause', 'data-key': 'go', class: 'go' }, h('span', { 'aria-hidden': 'true' }, '❚❚ '), 'Pause')
        : h('button', { 'data-do': 'run', 'data-key': 'go', class: 'go primary' }, h('span', { 'aria-hidden': 'true' }, '▶ '), 'Run'),
      h('div', { class: 'speeds', role: 'group', 'aria-label': 'Speed' }, SPEEDS.map(([speed, words, label]) => h('button', {
        'data-do': 'speed', value: speed, 'aria-pressed': String(clock.speed === speed && clock.running), 'aria-label': words, title: words,
      }, label))),
      h('button', { 'data-do': 'next', title: 'Until something happens' }, 'Next event ', h('span', { 'aria-hidden': 'true' }, '»')),
      h('button', { 'data-do': 'finish', class: 'finish' }, 'Finish'),
    ]),
];
