// The clients: one for each server. One is in front; opening one takes its time, and a command blocks it for a while.
import { h } from '../dom.js';
import { left } from '../format.js';

const STATES = { closed: ['○', 'closed'], opening: ['◌', 'opening'], open: ['●', 'open'], blocked: ['◍', 'waits for its command'] };

export function clients(view, now) {
  const front = view.window?.server;
  return h('section', { class: 'clients', 'aria-labelledby': 'clients-heading' },
    h('h2', { id: 'clients-heading', class: 'unseen' }, 'Management clients'),
    h('ul', {}, view.clients.map(client => {
      const [mark, words] = STATES[client.state];
      const isFront = client.server === front;
      const isThere = client.state === 'open' || client.state === 'blocked';
      return h('li', { class: 'client ' + client.state + (isFront ? ' front' : ''), 'data-key': client.server },
        h('button', {
          class: 'show', 'data-do': 'open', 'data-server': client.server, 'aria-pressed': String(isFront),
          'aria-disabled': view.ended || client.state === 'opening' ? 'true' : null, 'aria-describedby': 'client-' + client.server,
        }, isThere ? h('span', { class: 'unseen' }, 'Show the client on ') : h('span', {}, 'Open '), client.server),
        h('span', { class: 'state', id: 'client-' + client.server }, h('span', { 'aria-hidden': 'true' }, mark + ' '), isFront && client.state === 'open' ? 'in front' : words,
          client.until === null ? null : [' ', h('span', { class: 'count', 'data-until': client.until }, left(client.until, now))]),
        isThere && !view.ended ? h('button', {
          class: 'close quiet', 'data-do': 'close', 'data-server': client.server, 'aria-disabled': client.state === 'blocked' ? 'true' : null, 'aria-label': 'Close the client on ' + client.server,
        }, '✕') : null);
    })));
}
