// The instructor's station: all sessions, and one of them with the truth beside what is seen.
import { api } from './api.js';
import { actions, h, patch } from './dom.js';
import { capital, clockTime, word } from './format.js';
import { keys } from './keys.js';
import { go, paths } from './router.js';
import { attempt, say } from './say.js';

const OFTEN = 1500;

export function showInstructor(place, bar, id) {
  place.className = 'place instructor';
  if (!keys.instructor) {
    place.append(h('h1', {}, 'Instructor'), h('p', { class: 'notice' }, 'Open the address that the command ‘train --instructor’ shows: it has the key to this station.'));
    return undefined;
  }
  const work = h('div', {});
  place.append(work);
  let shown = null;

  const load = async () => {
    if (document.hidden) return;
    try {
      if (id) {
        shown = await api.watched(id);
        patch(work, one(shown));
      } else {
        patch(work, list(await api.sessions()));
      }
    } catch (refused) {
      patch(work, h('p', { class: 'notice bad' }, refused.message));
    }
  };

  const list = all => [
    h('div', { class: 'head' }, h('h1', {}, 'Instructor'), h('button', { 'data-do': 'freeze' }, '❚❚ Freeze all')),
    all.length ? h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'All sessions' }, h('table', { class: 'sessions-table' },
      h('thead', {}, h('tr', {}, ['Trainee', 'Scenario', 'Site time', 'Clock', 'Active in truth', 'Alarms', 'Urgent', 'Steps', 'Hints', 'Result'].map(name => h('th', { scope: 'col' }, name)))),
      h('tbody', {}, all.map(row => h('tr', { 'data-key': row.session },
        h('th', { scope: 'row' }, h('a', { href: paths.instructor(row.session) }, row.trainee), row.exam ? h('span', { class: 'pill' }, 'exam') : null),
        h('td', {}, row.title),
        h('td', { class: 'figure' }, clockTime(row.millis)),
        h('td', {}, !row.open ? 'put away' : row.ended ? 'ended' : row.running ? row.speed + '×' : 'paused'),
        row.open ? [h('td', {}, row.active), h('td', { class: 'figure' }, row.alarms), h('td', { class: 'figure' }, row.concerns), h('td', { class: 'figure' }, row.done + ' of ' + row.steps), h('td', { class: 'figure' }, row.hints)]
          : h('td', { colspan: '5', class: 'empty' }, 'Nobody is there.'),
        h('td', {}, row.passed === undefined ? '' : h('span', { class: 'pill ' + (row.passed ? 'good' : 'bad') }, row.passed ? '✓ passed' : '✕ failed')))))))
      : h('p', { class: 'empty' }, 'Nobody rehearses yet.'),
  ];

  const one = ({ view, truth, happenings, pending, disturbances }) => {
    const seen = new Map(view.window?.rows.map(row => [row.name, row]) ?? []);
    return [
      h('p', { class: 'crumb' }, h('a', { href: paths.instructor() }, 'All sessions')),
      h('div', { class: 'head' }, h('h1', {}, view.trainee + ': ' + view.scenario.title),
        h('span', { class: 'figure big' }, clockTime(view.millis)), h('span', { class: 'pill' }, view.ended ? 'ended' : view.running ? view.speed + '×' : 'paused')),
      h('div', { class: 'row' }, view.ended ? null : [
        h('button', { 'data-do': view.running ? 'pause' : 'run', 'data-key': 'go' }, view.running ? '❚❚ Freeze' : '▶ Let it run'), h('button', { 'data-do': 'next' }, 'Next event »')],
        h('a', { class: 'button', href: paths.rehearse(view.scenario.name, id) }, 'See what the trainee sees'), h('a', { class: 'button', href: paths.debrief(view.scenario.name, id) }, 'Debrief so far')),
      h('section', { class: 'panel', 'aria-labelledby': 'truth-heading' }, h('div', { class: 'head' }, h('h2', { id: 'truth-heading' }, 'The truth, and what the client in front shows'),
        view.window ? h('p', { class: 'seen-by' }, 'In front: ', h('strong', {}, view.window.server)) : h('p', { class: 'seen-by' }, 'No client is open.')),
        h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Table of servers' }, h('table', {},
          h('thead', {}, h('tr', {}, ['Server', 'Process', 'Mode', 'Release', 'Replicates from', 'Changes held', 'Seen as'].map(name => h('th', { scope: 'col' }, name)))),
          h('tbody', {}, truth.servers.map(server => {
            const row = seen.get(server.name);
            const looks = row ? (row.sight === 'up' ? word(row.mode) : word(row.sight)) : 'nothing';
            const is = server.process === 'up' ? word(server.mode) : word(server.process);
            return h('tr', { 'data-key': server.name }, h('th', { scope: 'row' }, server.name), h('td', {}, word(server.process)), h('td', {}, h('span', { class: 'mode ' + server.mode }, word(server.mode))), h('td', {}, word(server.version)),
              h('td', {}, server.source ?? 'nobody', server.source && !server.streaming ? h('span', { class: 'since' }, 'no changes flow') : null), h('td', { class: 'figure' }, server.changes + ' of ' + truth.changes),
              h('td', {}, looks, row && looks !== is ? h('span', { class: 'pill doubt' }, 'not so') : null));
          })))),
        truth.cuts.length ? h('p', {}, 'Cut off from each other: ' + truth.cuts.map(pair => pair.join(' and ')).join('; ')) : null,
        truth.lost ? h('p', { class: 'bad-text' }, 'Changes lost: ' + truth.lost) : null),
      h('div', { class: 'two' },
        view.ended ? null : h('section', { class: 'panel', 'aria-labelledby': 'inject-heading' }, h('div', { class: 'head' }, h('h2', { id: 'inject-heading' }, 'Disturb')),
          h('form', { class: 'inject', 'data-key': 'inject' },
            h('div', { class: 'field' }, h('label', { for: 'what' }, 'What happens'), h('select', { id: 'what' }, disturbances.map(each => h('option', { value: each.what }, capital(each.text))))),
            h('div', { class: 'field' }, h('label', { for: 'server' }, 'The server'), h('select', { id: 'server' }, view.names.map(name => h('option', { value: name }, name)))),
            h('div', { class: 'field' }, h('label', { for: 'other' }, 'The other, where it is about two'), h('select', { id: 'other' }, [...view.names].reverse().map(name => h('option', { value: name }, name)))),
            h('div', { class: 'field' }, h('label', { for: 'minutes' }, 'In how many minutes of the site (0: now)'), h('input', { id: 'minutes', type: 'number', min: '0', max: '480', step: '1', value: '0' })),
            h('button', { type: 'button', class: 'primary', 'data-do': 'inject' }, 'Let it happen')),
          pending.length ? h('ul', {}, pending.map(each => h('li', {}, clockTime(each.millis) + ': ' + each.text))) : null),
        h('section', { class: 'panel', 'aria-labelledby': 'branch-heading' }, h('div', { class: 'head' }, h('h2', { id: 'branch-heading' }, 'Go back')),
          h('form', { class: 'inject' },
            h('div', { class: 'field' }, h('label', { for: 'back' }, 'To the site’s minute'), h('input', { id: 'back', type: 'number', min: '0', max: String(Math.floor(view.millis / 60000)), step: '1', value: '0' })),
            h('button', { type: 'button', 'data-do': 'branch' }, 'Begin a branch there')))),
      h('section', { class: 'panel', 'aria-labelledby': 'log-heading' }, h('div', { class: 'head' }, h('h2', { id: 'log-heading' }, 'What has happened')),
        h('ol', { class: 'story' }, [...happenings].reverse().map(each => h('li', { 'data-key': each.number, class: each.by }, h('span', { class: 'figure' }, clockTime(each.millis)), h('span', { class: 'by' }, each.by), h('span', {}, each.who + ' ' + each.what))))),
    ];
  };

  const then = work => attempt(async () => {
    await work();
    await load();
  });
  const value = name => place.querySelector('#' + name).value;
  actions(place, {
    freeze: () => then(async () => {
      await api.freeze();
      say.toast('All clocks stand.');
    }),
    pause: () => then(() => api.clock(id, 'pause')),
    run: () => then(() => api.clock(id, 'run')),
    next: () => then(() => api.clock(id, 'next')),
    inject: () => then(async () => {
      const minutes = Number(value('minutes'));
      const { accepted, reason } = await api.inject(id, {
        what: value('what'), server: value('server'), other: value('other'), ...(minutes > 0 ? { millis: Math.round(shown.view.millis + minutes * 60000) } : {}),
      });
      say.toast(accepted ? minutes > 0 ? 'It is in store.' : 'It has happened.' : reason, !accepted);
    }),
    branch: () => attempt(async () => {
      const answer = await api.branch(id, Number(value('back')) * 60000, shown.view.trainee);
      keys.keep(answer.id, answer.secret, shown.view.scenario.name, shown.view.scenario.title);
      go(paths.instructor(answer.id));
    }),
  });
  load();
  const timer = setInterval(load, OFTEN);
  return () => clearInterval(timer);
}
