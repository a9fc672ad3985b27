// Shows the view that the address names.
import { h, patch } from './dom.js';
import { keys } from './keys.js';
import { parts, replace, routes } from './router.js';
import { say } from './say.js';
import { showStart } from './start.js';
import { showRehearsal } from './rehearse.js';
import { showDebrief } from './debrief.js';
import { showInstructor } from './instructor.js';

let leave = () => {};
let isFirst = true;

// Each view gets an empty place and gives back what is to be done when it is left.
function view(title, show) {
  return (...parts) => {
    leave();
    say.nothing();
    document.title = title + ' · Handover training';
    document.body.className = '';
    const main = document.getElementById('main');
    const bar = document.getElementById('bar');
    patch(bar, h('a', { class: 'brand', href: '/' }, 'Handover training'));
    const place = h('div', { class: 'place' });
    main.replaceChildren(place);
    leave = show(place, bar, ...parts) ?? (() => {});
    // Who comes from another view begins at the top of this one; a page that was opened begins where pages do.
    if (!isFirst) {
      main.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    isFirst = false;
  };
}

// A key comes in the part of an address that no server sees, and does not stay there.
function takeKey() {
  const secret = location.hash.slice(1);
  const [kind, scenario, id] = parts();
  if (!/^[A-Za-z0-9_-]{22,64}$/.test(secret)) return;
  if (kind === 'instructor') keys.instructor = secret;
  else if (kind === 'rehearse' || kind === 'debrief') keys.keep(id, secret, scenario, scenario);
  else return;
  replace(location.pathname + location.search);
}

takeKey();
routes({
  '': view('Scenarios', showStart),
  scenarios: view('Scenarios', showStart),
  rehearse: view('Rehearsal', showRehearsal),
  debrief: view('Debrief', showDebrief),
  instructor: view('Instructor', showInstructor),
}, view('Not found', place => {
  place.append(h('h1', {}, 'There is no such page'), h('p', {}, h('a', { href: '/' }, 'To the scenarios')));
}));
