// For an instructor: what can be let happen now or at a time, what lasts of it, and what is in store.
import { h } from '../dom.js';
import { capital, clockTime } from '../format.js';

const GROUPS = [
  ['Servers', ['crash', 'break-down', 'power-back-active', 'installer-fails', 'crash-during-upgrade', 'interrupt-initialization', 'expired-licence']],
  ['Network and clients', ['cut', 'one-way-cut', 'client-unreachable', 'api-off']],
  ['Replication', ['stall-replication', 'slow-replication']],
  ['Monitoring', ['missed-polls', 'monitoring-delay', 'detect']],
  ['Commands', ['lost-command', 'half-exclusion', 'smc-65140']],
];
const GROUPED = new Set(GROUPS.flatMap(([, keys]) => keys));

const option = (value, text, attributes) => h('option', { 'data-key': value, value, ...attributes }, text);

// What is chosen so far, as long as it is still to be had.
function chosen(all, asked) {
  const faults = all.filter(each => !each.undoes);
  const isNow = !(asked.minutes > 0);
  const what = faults.find(each => each.what === asked.what) ?? faults.find(each => each.possible.length) ?? faults[0];
  return { faults, isNow, what };
}

const names = list => [...new Set(list)];

export function injectForm({ view, disturbances, pending }, asked) {
  const { faults, isNow, what } = chosen(disturbances, asked);
  const firsts = isNow ? names(what.possible.map(place => place.server)) : view.names;
  const first = firsts.includes(asked.server) ? asked.server : firsts[0];
  const others = isNow ? names(what.possible.filter(place => place.server === first).map(place => place.other)) : view.names.filter(name => name !== first);
  const cannot = isNow && !what.possible.length;
  const select = (id, label, list) => h('div', { class: 'field', 'data-key': id + '-field' }, h('label', { for: id }, label),
    h('select', { id, 'data-do': 'choose', disabled: !list.length }, list.length ? list.map(name => option(name, name)) : option('', 'none is possible now')));
  return h('section', { class: 'panel', 'aria-labelledby': 'inject-heading', 'data-key': 'inject' },
    h('div', { class: 'head' }, h('h2', { id: 'inject-heading' }, 'Disturb')),
    h('form', { class: 'inject' },
      h('div', { class: 'field', 'data-key': 'what-field' }, h('label', { for: 'what' }, 'What happens'),
        h('select', { id: 'what', 'data-do': 'choose' }, groups(faults).map(([label, members]) => h('optgroup', { 'data-key': label, label },
          members.map(each => option(each.what, words(each) + (isNow && !each.possible.length ? ' – not now' : ''), { selected: each === what }))))) ),
      what.servers > 0 ? select('server', what.what === 'one-way-cut' ? 'Who hears nothing' : 'The server', firsts) : null,
      what.servers > 1 ? select('other', what.what === 'one-way-cut' ? 'Of whom' : 'The other', others) : null,
      h('div', { class: 'field', 'data-key': 'minutes-field' }, h('label', { for: 'minutes' }, 'In how many minutes of the site (0: now)'), h('input', { id: 'minutes', type: 'number', min: '0', max: '480', step: '1', value: '0', 'data-do': 'choose' })),
      h('p', { class: 'since', 'data-key': 'why' }, cannot ? 'That is not possible now. At a time, it happens as soon as it is.' : ''),
      h('button', { type: 'button', class: 'primary', 'data-do': 'inject', 'data-key': 'do', 'aria-disabled': String(cannot) }, isNow ? 'Let it happen' : 'Have it in store')),
    lasting(disturbances, view.names), store(pending));
}

const groups = faults => [...GROUPS.map(([label, keys]) => [label, faults.filter(each => keys.includes(each.what))]), ['Other', faults.filter(each => !GROUPED.has(each.what))]]
  .filter(([, members]) => members.length);

const words = each => capital(each.text.replace('the server', 'a server').replace('the other', 'another'));

function lasting(all, servers) {
  // A cut is the same from both ends.
  const isOther = (what, place) => what === 'heal' && servers.indexOf(place.server) > servers.indexOf(place.other);
  const ends = all.filter(each => each.undoes).flatMap(each => each.possible.filter(place => !isOther(each.what, place)).map(place => ({ what: each.what, ...place })));
  return h('div', { 'data-key': 'lasting' }, h('h3', {}, 'What lasts'), ends.length
    ? h('ul', { class: 'lasting' }, ends.map(each => h('li', { 'data-key': each.what + each.server + each.other }, h('button', { 'data-do': 'undo', 'data-what': each.what, 'data-server': each.server, 'data-other': each.other }, 'End it: ' + each.text))))
    : h('p', { class: 'empty' }, 'Nothing that you could end.'));
}

function store(pending) {
  return h('div', { 'data-key': 'store' }, h('h3', {}, 'In store'), pending.length
    ? h('ul', { class: 'lasting' }, pending.map(each => h('li', { 'data-key': each.number },
      h('span', { id: 'store-' + each.number }, h('span', { class: 'figure' }, clockTime(each.millis)), ' ' + each.text, each.waits ? h('span', { class: 'since' }, 'waits until it is possible') : null),
      h('button', { class: 'quiet', 'data-do': 'takeBack', 'data-number': each.number, 'aria-describedby': 'store-' + each.number }, 'Take back'))))
    : h('p', { class: 'empty' }, 'Nothing is to come.'));
}
