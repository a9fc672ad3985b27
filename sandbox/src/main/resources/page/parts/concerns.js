// What cannot wait: it is answered through a free client on a server that is up and active.
import { h } from '../dom.js';
import { span } from '../format.js';

export function concerns(view, now) {
  const waiting = view.concerns.filter(one => one.answered === null);
  const answered = view.concerns.length - waiting.length;
  const open = view.clients.filter(client => client.state === 'open' || client.state === 'blocked');
  return h('section', { class: 'panel concerns' + (waiting.length ? ' waiting' : ''), 'aria-labelledby': 'concerns-heading' },
    h('div', { class: 'head' }, h('h2', { id: 'concerns-heading' }, 'Urgent'), h('span', { class: 'pill ' + (waiting.length ? 'bad' : '') }, waiting.length ? waiting.length + ' waiting' : 'nobody waits'),
      answered ? h('span', { class: 'since' }, answered + ' answered') : null),
    waiting.map(one => h('article', { 'data-key': one.number, 'aria-labelledby': 'concern-' + one.number },
      h('p', { id: 'concern-' + one.number }, one.text),
      h('p', { class: 'since' }, 'waits for ', h('span', { class: 'figure', 'data-since': one.since }, span(now - one.since))),
      view.ended ? null : h('div', { class: 'row' }, open.length
        ? open.map(client => h('button', { 'data-key': client.server, 'data-do': 'answer', 'data-concern': one.number, 'data-server': client.server, 'aria-describedby': 'concern-' + one.number }, 'Answer on ', client.server))
        : h('span', { class: 'empty' }, 'Open a client to answer.')))));
}
