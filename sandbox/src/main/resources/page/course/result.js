// What came of it: the score, what counted, and what was measured, beside what is allowed and what came of the try before.
import { h, s } from '../dom.js';
import { capital, clockTime, counted, span } from '../format.js';

const RADIUS = 42;

export function headline(debrief) {
  const { points, full, kept, tasks, hintPoints } = debrief.score;
  const lost = tasks - kept;
  const round = 2 * Math.PI * RADIUS;
  return h('header', { class: 'headline' },
    h('div', {},
      h('p', { class: 'crumb' }, debrief.title, ' · ', debrief.trainee, debrief.exam ? ' · exam' : '', ' · ', clockTime(debrief.millis), ' of site time'),
      h('h1', {}, !debrief.ended ? 'Not ended yet: ' + lost + ' of ' + tasks + ' that count are not kept so far' : debrief.passed ? 'All that counts was kept' : lost === tasks ? 'Nothing that counts was kept' : lost + ' of ' + tasks + ' that count ' + (lost === 1 ? 'was' : 'were') + ' lost'),
      h('p', { class: 'sum' }, kept + ' of ' + tasks + ' kept', debrief.hints.length ? ' · ' + counted(debrief.hints.length, 'hint') + ', ' + hintPoints + ' points less' : ' · no hints'),
      h('div', { id: 'before' })),
    h('p', { class: 'score ' + (debrief.passed ? 'passed' : 'failed') },
      s('svg', { viewBox: '0 0 100 100', 'aria-hidden': 'true' }, s('circle', { class: 'whole', cx: 50, cy: 50, r: RADIUS }),
        s('circle', { class: 'part', cx: 50, cy: 50, r: RADIUS, 'stroke-dasharray': points / full * round + ' ' + round, transform: 'rotate(-90 50 50)' })),
      h('span', { class: 'points' }, points), h('span', { class: 'of' }, 'of ' + full, h('span', { class: 'unseen' }, ' points'))));
}

// Where it was branched off, and what came of that one as far as it is known.
export function before(debrief, origin, link) {
  const from = clockTime(debrief.origin.millis);
  const result = origin === null ? ''
    : ': there ' + origin.score.points + ' of ' + origin.score.full + ' points, ' + origin.score.kept + ' of ' + origin.score.tasks + ' kept; now '
      + debrief.score.points + ' points, ' + debrief.score.kept + ' kept';
  return h('p', { class: 'notice' }, h('span', {}, 'Another try: it goes on from ' + from + ' of ', link ? h('a', { href: link }, 'an earlier rehearsal') : 'an earlier rehearsal', result + '.'));
}

export const tasks = (debrief, words, address) => h('ul', { class: 'tasks' }, debrief.tasks.map(task => h('li', { class: task.kept ? 'kept' : 'broken' },
  h('span', { class: 'verdict' }, h('span', { 'aria-hidden': 'true' }, task.kept ? '✓ ' : '✕ '), task.kept ? 'kept' : 'lost'),
  h('span', { class: 'text' }, capital(task.text),
    task.brokenBy ? h('span', { class: 'since' }, task.brokenBy.millis <= debrief.millis
      ? h('a', { href: address(task.brokenBy.millis), 'data-do': 'look', 'data-millis': task.brokenBy.millis }, 'at ' + clockTime(task.brokenBy.millis)) : 'after the end',
    ': ' + words.happening(task.brokenBy)) : null),
  task.most === undefined ? null : h('span', { class: 'limit' }, h('strong', {}, span(task.measured)), ' ', h('span', { class: 'since' }, 'at most ' + span(task.most))))));

const FIGURES = [
  ['Two or more servers active, in all', 'dual-active', measures => span(measures.dualActive)],
  ['Longest time without an active server', 'management-gap', measures => span(measures.managementGap)],
  ['Longest wait of an urgent concern', 'urgent-wait', measures => span(measures.urgentWait)],
  ['Urgent concerns answered late', '', measures => String(measures.lateConcerns)],
  ['Changes lost', '', measures => measures.lost + (measures.declared ? ' (and ' + measures.declared + ' as declared)' : '')],
  ['Hints', '', measures => String(measures.hints)],
];

export function figures(debrief, origin) {
  const limits = new Map(debrief.tasks.filter(task => task.most !== undefined).map(task => [task.name, task.most]));
  const isLimited = limits.size > 0;
  return h('table', { class: 'figures' }, h('caption', { class: 'unseen' }, 'In figures'),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'In figures'), h('th', { scope: 'col' }, 'It was'),
      isLimited ? h('th', { scope: 'col' }, 'At most') : null, origin ? h('th', { scope: 'col' }, 'Before') : null)),
    h('tbody', {}, FIGURES.map(([name, key, of]) => h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, of(debrief.measures)),
      isLimited ? h('td', {}, limits.has(key) ? span(limits.get(key)) : h('span', { class: 'empty' }, '–', h('span', { class: 'unseen' }, ' no limit'))) : null,
      origin ? h('td', {}, of(origin.measures)) : null))));
}
