// For an instructor: what is really so, beside what the client in front shows.
import { h } from '../dom.js';
import { word } from '../format.js';

const COLUMNS = ['Server', 'Process', 'Mode', 'Release', 'Replicates from', 'Changes held', 'Seen as'];

export function truthTable({ view, truth }) {
  const seen = new Map(view.window?.rows.map(row => [row.name, row]) ?? []);
  return h('section', { class: 'panel', 'aria-labelledby': 'truth-heading' },
    h('div', { class: 'head' }, h('h2', { id: 'truth-heading' }, 'The truth, and what the client in front shows'),
      view.window ? h('p', { class: 'seen-by' }, 'In front: ', h('strong', {}, view.window.server)) : h('p', { class: 'seen-by' }, 'No client is open.')),
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Table of servers' }, h('table', {},
      h('thead', {}, h('tr', {}, COLUMNS.map(name => h('th', { scope: 'col' }, name)))),
      h('tbody', {}, truth.servers.map(server => row(server, seen.get(server.name), truth))))),
    truth.cuts.length ? h('p', {}, 'Cut off from each other: ' + truth.cuts.map(pair => pair.join(' and ')).join('; ')) : null,
    truth.lost ? h('p', { class: 'bad-text' }, 'Changes lost: ' + truth.lost) : null);
}

function row(server, seen, truth) {
  const looks = seen ? (seen.sight === 'up' ? word(seen.mode) : word(seen.sight)) : 'nothing';
  const is = server.process === 'up' ? word(server.mode) : word(server.process);
  return h('tr', { 'data-key': server.name }, h('th', { scope: 'row' }, server.name), h('td', {}, word(server.process)), h('td', {}, h('span', { class: 'mode ' + server.mode }, word(server.mode))), h('td', {}, word(server.version)),
    h('td', {}, server.source ?? 'nobody', server.source && !server.streaming ? h('span', { class: 'since' }, 'no changes flow') : null), h('td', { class: 'figure' }, server.changes + ' of ' + truth.changes),
    h('td', {}, h('span', {}, looks), seen && looks !== is ? h('span', { class: 'pill doubt' }, 'not so') : null));
}
