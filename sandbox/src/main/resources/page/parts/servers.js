// The table of servers as the client in front has it, and the menus of commands.
import { h } from '../dom.js';
import { clockTime, word } from '../format.js';

const COLUMNS = ['Name', 'Address', 'Server mode', 'Database replication status', 'Last replication', 'Native replication info', 'Machine', 'Commands'];
const NOT_KNOWN = COLUMNS.slice(1, 6);
const CHANNELS = { client: 'In the client on ', console: 'At the console of ', machine: 'At the machine of ' };

function mode(row) {
  const isOld = row.sight !== 'up';
  return h('td', {}, h('span', { class: 'mode ' + row.mode + (isOld ? ' old' : '') },
    h('span', { 'aria-hidden': 'true' }, row.mode === 'active' ? '● ' : '○ '), word(row.mode)),
    isOld ? h('span', { class: 'since' }, word(row.sight), row.seen === null ? '' : ' since ' + clockTime(row.seen)) : null);
}

export function servers(view) {
  const heading = h('div', { class: 'head' }, h('h2', { id: 'servers-heading' }, 'Servers'), seenBy(view));
  const machines = new Map(view.machines.map(machine => [machine.server, machine]));
  const rows = view.window ? view.window.rows : view.names.map(name => ({ name }));
  return h('section', { class: 'panel servers', 'aria-labelledby': 'servers-heading' }, heading,
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Table of servers' },
      h('table', {},
        h('thead', {}, h('tr', {}, COLUMNS.map(name => h('th', { scope: 'col', class: name === 'Commands' ? 'last' : null }, name === 'Commands' ? h('span', { class: 'words' }, name) : name)))),
        h('tbody', {}, rows.map(row => h('tr', { 'data-key': row.name, class: row.name === view.window?.server ? 'here' : null },
          h('th', { scope: 'row' }, row.name, row.name === view.window?.server ? h('span', { class: 'since' }, 'this client') : null),
          view.window ? [
            h('td', { class: 'figure' }, row.address),
            mode(row),
            h('td', {}, h('code', {}, row.replication.code), h('span', { class: 'since' }, row.replication.text)),
            h('td', { class: 'figure' }, row.lastReplication === null ? '—' : clockTime(row.lastReplication)),
            h('td', { class: 'native' }, row.native.split('; ').map(one => h('span', {}, one))),
          ] : NOT_KNOWN.map(() => h('td', { class: 'empty' }, '—')),
          h('td', { class: 'machine' }, word(machines.get(row.name).process), h('span', { class: 'since' }, word(machines.get(row.name).version))),
          h('td', { class: 'last' }, h('button', {
            class: 'commands', 'data-do': 'commands', 'data-server': row.name, 'aria-haspopup': 'menu', 'aria-expanded': 'false',
            'aria-label': 'Commands for ' + row.name, disabled: view.ended,
          }, h('span', { class: 'words' }, 'Commands '), h('span', { 'aria-hidden': 'true' }, '▾')))))))));
}

function seenBy(view) {
  if (!view.window) return h('p', { class: 'seen-by' }, 'Open a client to see the site.');
  const { server, activeAsSeen, asOf } = view.window;
  return h('p', { class: 'seen-by' },
    'As ', h('strong', {}, server), ' sees it', asOf === null ? '' : [' — ', h('strong', {}, 'as of ' + clockTime(asOf)), ', while its command is confirmed'], '. Active: ',
    h('strong', {}, activeAsSeen ?? 'nobody that it knows of'));
}

export function commandsOf(view, server, choose) {
  const groups = new Map();
  for (const item of view.menus) {
    if (item.target !== server) continue;
    const where = CHANNELS[item.channel] + (item.channel === 'client' ? item.at ?? server : server);
    if (!groups.has(where)) groups.set(where, []);
    const label = item.label + (item.at ? ' (at ' + item.at + ')' : '');
    groups.get(where).push({ label, enabled: item.enabled, reason: item.reason, choose: () => choose(item, label + ', ' + server) });
  }
  // What keeps all of a group from being given is said once.
  const order = ([label]) => [CHANNELS.client + server, CHANNELS.client, CHANNELS.console, CHANNELS.machine].findIndex(start => label.startsWith(start));
  return [...groups].sort((one, other) => order(one) - order(other)).map(([label, items]) => {
    const reason = items.every(item => !item.enabled && item.reason === items[0].reason) ? items[0].reason : '';
    return { label, reason, items };
  });
}
