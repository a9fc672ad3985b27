// The instructor's station: all sessions, and one of them with the truth beside what is seen.
import { api } from './api.js';
import { ask } from './ask.js';
import { actions, h, keepFocus, patch } from './dom.js';
import { capital, clockTime } from './format.js';
import { keys } from './keys.js';
import { injectForm } from './parts/inject.js';
import { said } from './parts/instructed.js';
import { outlook } from './parts/outlook.js';
import { truthTable } from './parts/truth.js';
import { commandPhrase } from './phrase.js';
import { go, paths } from './router.js';
import { attempt, say } from './say.js';

const OFTEN = 1500;
const LONGEST = 500;
const COLUMNS = ['Trainee', 'Scenario', 'Site time', 'Clock', 'Active in truth', 'Promises', 'Alarms', 'Urgent', 'Steps', 'Hints', 'Result'];

export function showInstructor(place, bar, id) {
  place.className = 'place instructor';
  if (!keys.instructor) {
    place.append(h('h1', {}, 'Instructor'), h('p', { class: 'notice' }, 'Open the address that the command ‘train --instructor’ shows: it has the key to this station.'));
    return undefined;
  }
  const work = h('div', {});
  place.append(work);
  let shown = null;
  let handed = null;

  const render = () => keepFocus('.panel, .place', () => patch(work, id ? one(shown) : list(shown)));
  const load = async () => {
    if (document.hidden) return;
    try {
      shown = id ? await api.watched(id) : await api.sessions();
      render();
    } catch (refused) {
      patch(work, h('p', { class: 'notice bad' }, refused.message));
    }
  };

  const field = name => place.querySelector('#' + name);
  const value = name => field(name)?.value ?? '';

  // ---- all ------------------------------------------------------------------------------------------------------

  const list = all => [
    h('div', { class: 'head' }, h('h1', {}, 'Instructor'), h('button', { 'data-do': 'freeze' }, h('span', { 'aria-hidden': 'true' }, '❚❚ '), 'Freeze all'), h('button', { 'data-do': 'goOn' }, h('span', { 'aria-hidden': 'true' }, '▶ '), 'Let all go on')),
    all.length ? h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'All sessions' }, h('table', { class: 'sessions-table' },
      h('thead', {}, h('tr', {}, COLUMNS.map(name => h('th', { scope: 'col' }, name)))),
      h('tbody', {}, all.map(row => h('tr', { 'data-key': row.session },
        h('th', { scope: 'row' }, h('a', { href: paths.instructor(row.session) }, row.trainee), row.exam ? h('span', { class: 'pill' }, 'exam') : null),
        h('td', {}, row.title),
        h('td', { class: 'figure' }, clockTime(row.millis)),
        h('td', {}, row.open ? clockWord(row) : 'put away'),
        row.open ? [h('td', {}, row.active), h('td', {}, stakes(row)), h('td', { class: 'figure' }, row.alarms), h('td', { class: 'figure' }, row.concerns), h('td', { class: 'figure' }, row.done + ' of ' + row.steps), h('td', { class: 'figure' }, row.hints)]
          : h('td', { colspan: '6', class: 'empty' }, 'Nobody is there.'),
        h('td', {}, row.passed === undefined ? '' : h('span', { class: 'pill ' + (row.passed ? 'good' : 'bad') }, row.passed ? '✓ passed' : '✕ failed')))))))
      : h('p', { class: 'empty' }, 'Nobody rehearses yet.'),
    all.some(row => row.open && !row.ended) ? h('section', { class: 'panel', 'aria-labelledby': 'say-heading' }, h('div', { class: 'head' }, h('h2', { id: 'say-heading' }, 'Say something to all')), saying('sayAll', 'What all who rehearse now are told')) : null,
  ];

  const clockWord = row => row.ended ? 'ended' : row.frozen ? 'frozen' : row.running ? row.speed + '×' : 'paused';

  const stakes = row => {
    const count = standing => row.outlook.filter(each => each.standing === standing).length;
    if (!row.outlook.length) return '–';
    const lost = count('lost');
    const lucky = count('with-luck');
    return [lost ? h('span', { class: 'pill bad' }, '✕ ' + lost + ' lost') : null, lucky ? h('span', { class: 'pill doubt' }, '~ ' + lucky + ' with luck') : null,
      lost || lucky ? null : h('span', { class: 'pill good' }, '✓ all certain')];
  };

  const saying = (action, label) => h('form', { class: 'inject' },
    h('div', { class: 'field' }, h('label', { for: 'text' }, label), h('textarea', { id: 'text', rows: '2', maxlength: LONGEST })),
    h('button', { type: 'button', 'data-do': action }, 'Say it'));

  // ---- one ------------------------------------------------------------------------------------------------------

  const one = all => {
    const { view, happenings, outlook: bars } = all;
    return [
      h('p', { class: 'crumb' }, h('a', { href: paths.instructor() }, 'All sessions')),
      h('div', { class: 'head' }, h('h1', {}, view.trainee + ': ' + view.scenario.title),
        h('span', { class: 'figure big' }, clockTime(view.millis)), h('span', { class: 'pill' }, clockWord(view))),
      h('div', { class: 'row' }, view.ended ? null : [
        view.running
          ? h('button', { 'data-do': 'pause', 'data-key': 'go' }, h('span', { 'aria-hidden': 'true' }, '❚❚ '), 'Freeze')
          : h('button', { 'data-do': 'run', 'data-key': 'go' }, h('span', { 'aria-hidden': 'true' }, '▶ '), 'Let it run'),
        view.running || view.frozen ? null : h('button', { 'data-do': 'pause', 'data-key': 'keep' }, 'Keep it standing'),
        h('button', { 'data-do': 'next', 'data-key': 'next' }, 'Next event ', h('span', { 'aria-hidden': 'true' }, '»')),
        h('button', { 'data-do': 'finish', 'data-key': 'finish' }, 'End the rehearsal')],
      h('a', { class: 'button', href: paths.rehearse(view.scenario.name, id) }, 'See what the trainee sees'), h('a', { class: 'button', href: paths.debrief(view.scenario.name, id) }, 'Debrief so far')),
      truthTable(all),
      h('div', { class: 'two' },
        view.ended ? null : injectForm(all, { what: value('what'), server: value('server'), minutes: Number(value('minutes')) }),
        h('div', { 'data-key': 'beside' },
          bars.length ? outlook(view, bars, commandPhrase(view)) : null,
          h('section', { class: 'panel', 'aria-labelledby': 'say-heading', 'data-key': 'say' }, h('div', { class: 'head' }, h('h2', { id: 'say-heading' }, 'Say something')),
            view.ended ? null : saying('say', 'What ' + view.trainee + ' is told'),
            view.comments.length ? h('ul', { class: 'said' }, said([...view.comments].reverse())) : null),
          back(view, happenings))),
      h('section', { class: 'panel', 'aria-labelledby': 'log-heading' }, h('div', { class: 'head' }, h('h2', { id: 'log-heading' }, 'What has happened')),
        h('ol', { class: 'story' }, [...happenings].reverse().map(each => h('li', { 'data-key': each.number, class: each.by }, h('span', { class: 'figure' }, clockTime(each.millis)), h('span', {}, capital(each.who + ' ' + each.what) + ' ', h('span', { class: 'by' }, each.by)))))),
    ];
  };

  const back = (view, happenings) => {
    const last = Math.floor(view.millis / 1000) * 1000;
    const range = field('back');
    const moment = Number(range?.value ?? last);
    return h('section', { class: 'panel', 'aria-labelledby': 'branch-heading', 'data-key': 'branch' }, h('div', { class: 'head' }, h('h2', { id: 'branch-heading' }, 'Go back')),
      h('form', { class: 'inject' },
        h('div', { class: 'field' }, h('label', { for: 'back' }, 'To this moment: ', h('output', { id: 'moment', class: 'figure' }, clockTime(moment))),
          h('input', { id: 'back', type: 'range', min: '0', max: String(last), step: '1000', value: String(last), 'aria-valuetext': clockTime(moment) })),
        h('div', { class: 'field' }, h('label', { for: 'before' }, 'Or just before this'),
          h('select', { id: 'before', 'data-do': 'before' }, h('option', { 'data-key': 'none', value: '' }, 'Choose what happened'),
            [...happenings].reverse().map(each => h('option', { 'data-key': each.number, value: each.millis }, clockTime(each.millis) + ' ' + each.who + ' ' + each.what)))),
        h('div', { class: 'row' },
          h('button', { type: 'button', class: 'primary', 'data-do': 'handOver' }, 'Hand ' + view.trainee + ' a branch from there'),
          h('button', { type: 'button', 'data-do': 'branch' }, 'Begin a branch yourself'))),
      handed ? h('div', { class: 'notice', 'data-key': 'handed' }, h('p', {}, view.trainee + ' is shown a link to it. It works in their browser:'), h('code', {}, location.origin + handed.path),
        h('div', { class: 'row' }, h('button', { 'data-do': 'copy' }, 'Copy the link'), h('a', { class: 'button', href: paths.instructor(handed.id) }, 'Watch the branch'))) : null);
  };

  // ---- what is done ---------------------------------------------------------------------------------------------

  const then = work => attempt(async () => {
    await work();
    await load();
  });
  const told = (accepted, reason, done) => say.toast(accepted ? done : reason, !accepted);
  const speak = (send, done) => then(async () => {
    const text = value('text').trim();
    if (!text) {
      say.toast('First write what is to be said.', true);
      return;
    }
    await send(text);
    field('text').value = '';
    say.toast(done);
  });
  const moment = () => Number(value('back'));
  const showMoment = () => {
    field('moment').textContent = clockTime(moment());
    field('back').setAttribute('aria-valuetext', clockTime(moment()));
  };
  place.addEventListener('input', event => event.target.id === 'back' && showMoment());
  place.addEventListener('submit', event => event.preventDefault());
  actions(place, {
    freeze: () => then(async () => {
      await api.clocks('pause');
      say.toast('All clocks stand.');
    }),
    goOn: () => then(async () => {
      await api.clocks('run');
      say.toast('The clocks that you stopped go on.');
    }),
    sayAll: () => speak(api.tellAll, 'All were told.'),
    pause: () => then(() => api.ofInstructor(id, 'clock', { action: 'pause' })),
    run: () => then(() => api.ofInstructor(id, 'clock', { action: 'run' })),
    next: () => then(() => api.ofInstructor(id, 'clock', { action: 'next' })),
    finish: () => ask({ heading: 'End this rehearsal?', text: 'What is under way comes to its end, and nothing more can be done in it.', yes: 'End it', no: 'Let it go on' },
      () => then(() => api.ofInstructor(id, 'finish', {}))),
    choose: render,
    inject: () => then(async () => {
      const minutes = Number(value('minutes'));
      const { accepted, reason } = await api.ofInstructor(id, 'inputs', {
        what: value('what'), ...(field('server') ? { server: value('server') } : {}), ...(field('other') ? { other: value('other') } : {}),
        ...(minutes > 0 ? { millis: Math.round(shown.view.millis + minutes * 60000) } : {}),
      });
      told(accepted, reason, minutes > 0 ? 'It is in store.' : 'It has happened.');
    }),
    undo: button => then(async () => {
      const { what, server, other } = button.dataset;
      const { accepted, reason } = await api.ofInstructor(id, 'inputs', { what, ...(server ? { server } : {}), ...(other ? { other } : {}) });
      told(accepted, reason, 'It is over.');
    }),
    takeBack: button => then(() => api.takeBack(id, button.dataset.number)),
    say: () => speak(async text => {
      const { accepted, reason } = await api.ofInstructor(id, 'comments', { text });
      if (!accepted) throw new Error(reason);
    }, 'It was said.'),
    before: select => {
      if (!select.value) return;
      field('back').value = String(Math.floor(Number(select.value) / 1000) * 1000);
      showMoment();
    },
    handOver: () => then(async () => {
      const branch = await api.ofInstructor(id, 'branches', { millis: moment() });
      handed = { id: branch.id, path: paths.branch(shown.view.scenario.name, branch.id, id) };
      say.toast('The branch is handed over.');
    }),
    branch: () => attempt(async () => {
      const answer = await api.branch(id, moment(), shown.view.trainee);
      keys.keep(answer.id, answer.secret, shown.view.scenario.name, shown.view.scenario.title);
      go(paths.instructor(answer.id));
    }),
    copy: () => navigator.clipboard?.writeText(location.origin + handed.path).then(() => say.toast('Copied.')),
  });
  load();
  const timer = setInterval(load, OFTEN);
  return () => clearInterval(timer);
}
