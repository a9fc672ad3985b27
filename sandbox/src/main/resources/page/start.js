// The scenarios, and the sessions of this browser.
import { api } from './api.js';
import { actions, h, keepFocus, patch } from './dom.js';
import { counted, span } from './format.js';
import { keys } from './keys.js';
import { go, paths } from './router.js';
import { attempt, say } from './say.js';

export function showStart(place, bar, asked) {
  const list = h('div', { class: 'cards' });
  const name = h('input', { id: 'trainee', name: 'trainee', maxlength: '60', autocomplete: 'name', required: true, value: keys.trainee });
  const exam = h('input', { type: 'checkbox', id: 'exam' });
  const file = h('input', { type: 'file', id: 'file', accept: '.json,application/json', 'data-do': 'import' });
  const last = h('section', { class: 'last', 'aria-labelledby': 'last-heading' });
  place.className = 'place start';
  place.append(
    h('div', { class: 'hero' },
      h('h1', {}, 'Rehearse before it counts'),
      h('p', { class: 'lead' }, 'Operate a site by hand, under time and faults. Nothing here is real, all of it behaves as if it were: commands take their time,'
        + ' servers see what they see, and what is lost stays lost until you try again.')),
    h('form', { class: 'who', id: 'who' },
      h('div', { class: 'field' }, h('label', { for: 'trainee' }, 'Your name'), name),
      h('div', { class: 'check' }, exam, h('label', { for: 'exam' }, 'Exam: no procedure, no outlook, no hints'))),
    h('h2', { id: 'scenarios' }, 'Scenarios'),
    list,
    last,
    h('section', { class: 'import', 'aria-labelledby': 'import-heading' },
      h('h2', { id: 'import-heading' }, 'Go on with a file'),
      h('div', { class: 'field' }, h('label', { for: 'file' }, 'A rehearsal that was saved'), file)));

  const trainee = () => {
    const text = name.value.trim();
    if (!text) {
      say.toast('Please say who you are first.', true);
      name.focus();
      return null;
    }
    keys.trainee = text;
    return text;
  };

  const begun = (answer, scenario, title) => {
    keys.keep(answer.id, answer.secret, scenario, title);
    go(paths.rehearse(scenario, answer.id));
  };

  actions(place, {
    begin: button => attempt(async () => {
      const who = trainee();
      if (who) begun(await api.begin({ scenario: button.dataset.scenario, trainee: who, exam: exam.checked }), button.dataset.scenario, button.dataset.title);
    }),
    import: () => attempt(async () => {
      const who = trainee();
      if (!who || !file.files.length) return;
      const recording = await file.files[0].text().then(JSON.parse).catch(() => null);
      file.value = '';
      if (!recording?.scenario) throw new Error('This file is not a rehearsal that was saved.');
      begun(await api.importOne({ recording, trainee: who }), recording.scenario, recording.lesson?.title ?? recording.scenario);
    }),
    forget: button => {
      keys.forget(button.dataset.id);
      keepFocus('.last', showLast);
    },
  });
  place.querySelector('form').addEventListener('submit', event => event.preventDefault());
  name.addEventListener('change', () => {
    keys.trainee = name.value.trim();
    load();
  });

  const card = scenario => h('article', { class: 'card' + (scenario.name === asked ? ' asked' : ''), 'aria-labelledby': 'title-' + scenario.name },
    h('h3', { id: 'title-' + scenario.name }, scenario.title),
    h('p', { class: 'story' }, scenario.story),
    h('p', { class: 'facts', id: 'facts-' + scenario.name },
      scenario.lesson ? h('span', { class: 'pill' }, '⚑ lesson from a finding') : null,
      h('span', {}, counted(scenario.servers, 'server')),
      h('span', {}, 'up to ' + span(scenario.minutes * 60000)),
      scenario.passed ? h('span', { class: 'pill good' }, '✓ passed') : null,
      scenario.due ? h('span', { class: 'pill doubt' }, '↻ try again') : null),
    h('button', { class: 'primary', 'data-do': 'begin', 'data-scenario': scenario.name, 'data-title': scenario.title, 'aria-label': 'Begin: ' + scenario.title, 'aria-describedby': 'facts-' + scenario.name }, 'Begin'));

  const load = () => attempt(async () => {
    const scenarios = await api.scenarios(keys.trainee, asked);
    patch(list, scenarios.map(card));
    if (!asked) return;
    list.querySelector('.asked button')?.focus();
    if (!scenarios.some(scenario => scenario.name === asked)) {
      say.toast(asked.includes('@') ? 'This lesson is not known here, or cannot be played any more. The command train --from makes it known.'
        : 'There is no such scenario.', true);
    }
  });

  function showLast() {
    const all = keys.all();
    patch(last, all.length ? [
      h('h2', { id: 'last-heading' }, 'Your sessions'),
      h('ul', { class: 'sessions' }, all.map(one => h('li', {},
        h('a', { href: paths.rehearse(one.scenario, one.id) }, one.title),
        h('a', { class: 'quiet', href: paths.debrief(one.scenario, one.id), 'aria-label': 'Debrief of ' + one.title }, 'Debrief'),
        h('button', { class: 'quiet', 'data-do': 'forget', 'data-id': one.id, 'aria-label': 'Take ' + one.title + ' off this list' }, 'Take off the list'))))]
      : h('h2', { class: 'unseen', id: 'last-heading' }, 'You have no sessions yet'));
  }

  load();
  showLast();
}
