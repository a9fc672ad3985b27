// Looking back: one's own account first, then what was so, what was seen, and what could have been done.
import { api } from './api.js';
import { actions, h, patch } from './dom.js';
import { capital, clockTime, span } from './format.js';
import { keys } from './keys.js';
import { go, paths, replace } from './router.js';
import { attempt, say } from './say.js';
import { happening, moment } from './course/moment.js';
import { drawTimeline } from './course/timeline.js';

export function showDebrief(place, bar, scenario, id) {
  place.className = 'place debrief';
  let debrief = null;
  let at = Number(new URLSearchParams(location.search).get('at') ?? NaN);

  const load = async () => {
    try {
      const view = await api.view(id);
      if (keys.isOwn(id) && !view.ended) notYet(view);
      else if (keys.isOwn(id) && !view.told) askAccount(view);
      else {
        debrief = await api.debrief(id);
        show();
      }
    } catch (refused) {
      failed(refused);
    }
  };

  const failed = refused => {
    place.replaceChildren(h('h1', {}, 'Debrief'), h('p', { class: 'notice bad' }, refused.message), h('p', {}, h('a', { href: '/' }, 'To the scenarios')));
  };

  const notYet = view => place.replaceChildren(h('h1', {}, view.scenario.title), h('p', { class: 'notice' }, 'The rehearsal has not ended.'),
    h('p', {}, h('a', { class: 'button primary', href: paths.rehearse(scenario, id) }, 'Back to it')));

  function askAccount(view) {
    const text = h('textarea', { id: 'account', rows: '8', maxlength: '8000', placeholder: 'What did you want to do? What did you see? Where did it turn out otherwise?' });
    place.replaceChildren(h('h1', {}, 'First, your own story'),
      h('p', { class: 'lead' }, view.scenario.title + ': before you see what really happened, write down what you think happened. A few sentences are enough; nobody marks them.'),
      h('form', { class: 'account' }, h('label', { for: 'account' }, 'What happened, in your words'), text,
        h('div', { class: 'row' }, h('button', { class: 'primary' }, 'Now show me'))));
    place.querySelector('form').addEventListener('submit', event => {
      event.preventDefault();
      attempt(async () => {
        await api.account(id, text.value);
        await load();
        document.getElementById('main').focus();
        scrollTo(0, 0);
      });
    });
  }

  function show() {
    if (!(at >= 0)) at = debrief.again ?? debrief.millis;
    at = Math.min(at, debrief.millis);
    const broken = debrief.tasks.filter(task => !task.kept);
    place.replaceChildren(
      h('p', { class: 'crumb' }, debrief.title, ' · ', debrief.trainee, debrief.exam ? ' · exam' : '', ' · ', clockTime(debrief.millis), ' of site time'),
      h('h1', {}, debrief.passed ? 'All that counts was kept' : broken.length + ' of ' + debrief.tasks.length + (debrief.tasks.length === 1 ? ' promise was' : ' that count ' + (broken.length === 1 ? 'was' : 'were')) + ' broken'),
      h('p', { class: 'lesson' }, h('span', {}, 'To take away'), debrief.lesson),
      h('section', { 'aria-labelledby': 'tasks-heading' }, h('h2', { id: 'tasks-heading' }, 'What counted'), tasks()),
      h('section', { class: 'course', 'aria-labelledby': 'course-heading' },
        h('h2', { id: 'course-heading' }, 'What happened'),
        h('p', { class: 'note screen' }, 'Above in each lane what was so, below what the client in front showed. Go along it with the slider or the arrow keys.'),
        h('div', { id: 'timeline', class: 'timeline', tabindex: '0', role: 'region', 'aria-label': 'Timeline' }),
        h('div', { class: 'slide' },
          h('button', { 'data-do': 'back', 'aria-label': 'The event before' }, '◂'),
          h('label', { class: 'unseen', for: 'moment' }, 'Moment'),
          h('input', { id: 'moment', type: 'range', min: '0', max: String(stops().length - 1), step: '1' }),
          h('button', { 'data-do': 'on', 'aria-label': 'The next event' }, '▸'),
          h('button', { 'data-do': 'branch', class: 'screen' }, 'Try again from here')),
        h('div', { id: 'at' })),
      h('div', { class: 'two' },
        h('section', { 'aria-labelledby': 'best-heading' }, h('h2', { id: 'best-heading' }, 'A course that keeps it all'),
          h('ol', { class: 'best' }, debrief.best.map(line => h('li', {}, capital(line))))),
        h('section', { 'aria-labelledby': 'own-heading' }, h('h2', { id: 'own-heading' }, 'Your own story'),
          h('p', { class: 'own' }, debrief.account || 'You wrote nothing.'),
          h('h2', {}, 'In figures'), measures())),
      h('div', { class: 'row screen' },
        debrief.again === undefined ? null : h('button', { class: 'primary', 'data-do': 'again' }, 'Try again from just before it'),
        h('button', { 'data-do': 'anew' }, 'Rehearse it anew'),
        h('button', { 'data-do': 'save' }, 'Save as a file'),
        h('button', { 'data-do': 'print' }, 'Print'),
        h('a', { href: '/' }, 'To the scenarios')));
    const slider = place.querySelector('#moment');
    slider.addEventListener('input', () => moveTo(stops()[Number(slider.value)]));
    draw();
  }

  // The moments at which something happened, and the end.
  const stops = () => [...new Set([0, ...debrief.happenings.map(one => one.millis), ...debrief.alarms.map(one => one.from), ...debrief.concerns.map(one => one.since), debrief.millis])]
    .filter(one => one <= debrief.millis).sort((one, other) => one - other);

  function tasks() {
    return h('ul', { class: 'tasks' }, debrief.tasks.map(task => h('li', { class: task.kept ? 'kept' : 'broken' },
      h('span', { class: 'verdict' }, h('span', { 'aria-hidden': 'true' }, task.kept ? '✓ ' : '✕ '), task.kept ? 'kept' : 'broken'),
      h('span', { class: 'text' }, capital(task.text),
        task.most === undefined ? null : h('span', { class: 'since' }, 'at most ' + span(task.most) + '; it was ' + span(task.measured)),
        task.brokenBy ? h('span', { class: 'since' }, 'at ' + clockTime(task.brokenBy.millis) + ': ' + task.brokenBy.who + ' ' + task.brokenBy.what) : null),
      task.brokenBy ? h('button', { class: 'quiet screen', 'data-do': 'look', 'data-millis': task.brokenBy.millis }, 'Look') : null)));
  }

  function measures() {
    const { dualActive, managementGap, urgentWait, lost, hints } = debrief.measures;
    const rows = [['Two or more active', span(dualActive)], ['Longest time without an active server', span(managementGap)], ['Longest wait of an urgent concern', span(urgentWait)],
      ['Changes lost', lost], ['Hints', hints]];
    return h('dl', { class: 'measures' }, rows.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, String(value)))));
  }

  function draw() {
    drawTimeline(place.querySelector('#timeline'), debrief, at, moveTo);
    patch(place.querySelector('#at'), moment(debrief, at));
    const all = stops();
    const slider = place.querySelector('#moment');
    slider.value = String(all.findLastIndex(one => one <= at));
    const last = debrief.happenings.filter(one => one.millis === at);
    slider.setAttribute('aria-valuetext', clockTime(at) + (last.length ? ': ' + last.map(happening).join('; ') : ''));
  }

  function moveTo(millis) {
    at = millis;
    replace(location.pathname + '?at=' + Math.round(at));
    draw();
  }

  const step = by => {
    const all = stops();
    moveTo(all[Math.max(0, Math.min(all.length - 1, all.findLastIndex(one => one <= at) + by))]);
  };

  const branch = millis => attempt(async () => {
    const answer = await api.branch(id, Math.round(millis), debrief.trainee);
    keys.keep(answer.id, answer.secret, debrief.scenario, debrief.title);
    go(paths.rehearse(debrief.scenario, answer.id));
  });

  actions(place, {
    back: () => step(-1),
    on: () => step(1),
    look: button => {
      moveTo(Number(button.dataset.millis));
      place.querySelector('#moment').focus();
    },
    branch: () => branch(at),
    again: () => branch(debrief.again),
    anew: () => attempt(async () => {
      const answer = await api.begin({ scenario: debrief.scenario, trainee: debrief.trainee });
      keys.keep(answer.id, answer.secret, debrief.scenario, debrief.title);
      go(paths.rehearse(debrief.scenario, answer.id));
    }),
    save: () => attempt(async () => {
      const text = JSON.stringify(await api.exported(id));
      const link = h('a', { href: URL.createObjectURL(new Blob([text], { type: 'application/json' })), download: debrief.scenario.slice(0, 80) + '.rehearsal.json' });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      say.toast('Saved.');
    }),
    print: () => print(),
  });

  const resized = () => debrief && draw();
  addEventListener('resize', resized);
  load();
  return () => removeEventListener('resize', resized);
}
