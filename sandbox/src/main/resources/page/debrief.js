// Looking back, in phases: one's own account first, then what came of it, what was so beside what was seen, where it was lost and by whose
// move, the best known course beside one's own, and one line to take away.
import { api } from './api.js';
import { actions, h, patch } from './dom.js';
import { clockTime } from './format.js';
import { keys } from './keys.js';
import { go, paths, replace } from './router.js';
import { attempt, say } from './say.js';
import { comments, courses, hints } from './course/courses.js';
import { losses, marks, turnsOf } from './course/losses.js';
import { moment } from './course/moment.js';
import { before, figures, headline, tasks } from './course/result.js';
import { timeline } from './course/timeline.js';
import { sign, wordsOf } from './course/words.js';

export function showDebrief(place, bar, scenario, id) {
  place.className = 'place debrief';
  const isOwn = keys.isOwn(id);
  const asked = new URLSearchParams(location.search).get('at');
  let debrief = null;
  let words = null;
  let lanes = null;
  let stops = [];
  let at = Number(asked ?? NaN);
  let isLeft = false;

  const load = async () => {
    try {
      const view = await api.view(id);
      if (isOwn && !view.ended) notYet(view);
      else if (isOwn && !view.told) askAccount(view);
      else await lookBack(view);
    } catch (refused) {
      failed(refused);
    }
  };

  async function lookBack(view) {
    place.replaceChildren(h('h1', {}, view.scenario.title), h('p', { class: 'notice', role: 'status' }, 'Looking back: working out what could still be kept at each moment. This may take some seconds.'));
    const found = await api.debrief(id);
    if (isLeft) return;
    debrief = found;
    words = wordsOf(debrief, isOwn);
    show();
    if (debrief.origin) compare();
  }

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

  // ---- the whole ----------------------------------------------------------------------------------------------------

  const address = millis => paths.debrief(scenario, id) + '?at=' + Math.round(millis);

  const section = (name, heading, ...content) => h('section', { class: 'phase ' + name, 'aria-labelledby': name + '-heading' }, h('h2', { id: name + '-heading', tabindex: '-1' }, heading), content);

  function show() {
    const turns = turnsOf(debrief);
    if (!(at >= 0)) at = turns[0]?.at ?? debrief.millis;
    at = Math.min(at, debrief.millis);
    stops = [...new Set([0, ...debrief.happenings.map(one => one.millis), ...debrief.alarms.map(one => one.from), ...debrief.concerns.map(one => one.since), debrief.millis])]
      .filter(one => one <= debrief.millis).sort((one, other) => one - other);
    const phases = [
      section('own', isOwn ? 'Your own story' : 'Their own story', h('p', { class: 'account-told' }, debrief.account || (isOwn ? 'You wrote nothing.' : 'Nothing was written.'))),
      section('counted', 'What counted', h('div', { class: 'two' }, tasks(debrief, words, address), h('div', { id: 'figures' }, figures(debrief, null)))),
      section('happened', 'What happened', course()),
      section('lost', turns.length ? 'Where it was lost' : 'What could have been lost', turned(turns)),
      section('better', isOwn ? 'Your course, and the best known one' : 'Their course, and the best known one', courses(debrief, words, address),
        debrief.hints.length ? [h('h3', {}, 'Hints that were taken'), hints(debrief, words)] : null),
      section('takeaway', 'To take away', h('p', { class: 'lesson' }, debrief.lesson),
        h('div', { class: 'row screen' },
          turns.length ? h('button', { class: 'primary', 'data-do': 'again', 'data-millis': debrief.again ?? turns[0].loss.again }, 'Try again from just before it was lost') : null,
          h('button', { class: turns.length ? null : 'primary', 'data-do': 'anew' }, 'Rehearse it anew'),
          h('button', { 'data-do': 'save' }, 'Save as a file'),
          h('button', { 'data-do': 'print' }, 'Print'),
          h('a', { class: 'button quiet', href: '/' }, 'To the scenarios'))),
    ];
    place.replaceChildren(headline(debrief),
      h('nav', { class: 'phases screen', 'aria-label': 'Phases' }, h('ol', {}, phases.map(phase => h('li', {}, h('a', { href: '#' + phase.firstChild.id }, phase.firstChild.textContent))))),
      ...phases);
    lanes = timeline(place.querySelector('.timeline'), debrief, words, turns, moveTo);
    lanes.slider.addEventListener('input', () => slid(Number(lanes.slider.value)));
    lanes.slider.addEventListener('pointerdown', () => { isHeld = true; });
    lanes.slider.addEventListener('change', () => { isHeld = false; });
    lanes.slider.addEventListener('keydown', () => { isHeld = false; });
    lanes.draw();
    render();
    if (asked !== null) place.querySelector('.happened').scrollIntoView();
  }

  const course = () => [
    h('p', { class: 'note screen' }, 'In each server’s lane: above what was so, below what the client in front showed. Go along it with the slider, the arrow keys, or by pointing.'),
    h('div', { class: 'walk screen' },
      h('button', { 'data-do': 'back' }, '◂ Event before'),
      h('button', { 'data-do': 'on' }, 'Next event ▸'),
      h('span', { class: 'now', id: 'now' }),
      h('button', { 'data-do': 'branch' }, 'Try again from here'),
      isOwn && navigator.clipboard ? h('button', { class: 'quiet', 'data-do': 'copy' }, 'Copy a link to this moment') : null),
    h('div', { class: 'timeline', role: 'group', 'aria-label': 'Timeline' }),
    legend(),
    h('div', { id: 'at', class: 'at' }),
    debrief.comments.length ? [h('h3', {}, 'What the instructor said'), comments(debrief, address)] : null,
  ];

  const legend = () => h('ul', { class: 'legend', 'aria-label': 'Signs' },
    ['operator', 'product', 'administrator', 'fault'].map(mover => h('li', {}, sign(mover), ' ', words.mover(mover))),
    h('li', {}, h('span', { class: 'other', 'aria-hidden': 'true' }), ' seen otherwise than it was'),
    debrief.hints.length ? h('li', {}, h('span', { 'aria-hidden': 'true' }, '? '), 'a hint was taken') : null,
    debrief.comments.length ? h('li', {}, h('span', { 'aria-hidden': 'true' }, '“ '), 'the instructor said something') : null);

  function turned(turns) {
    const list = marks(debrief, words, address);
    return [
      debrief.outlooks.length ? null : h('p', { class: 'notice' }, 'What could still be kept at which moment is not known for this rehearsal: nobody was there to work it out, or the site has too many states. What was lost is known all the same.'),
      turns.length ? h('div', { class: 'losses' }, losses(turns, debrief, words, address)) : null,
      turns.length ? null : h('p', {}, !debrief.outlooks.length ? 'Nothing that counts was lost.'
        : list ? 'Nothing was lost. By these moves it came to take luck for a while:' : 'Nothing: at every moment all that counts could still be kept, whatever happened.'),
      list && turns.length ? h('details', {}, h('summary', {}, 'All moves by which a promise came to stand worse'), list) : list,
    ];
  }

  // What came of the rehearsal that this one was branched off, for whoever has the key to that too.
  async function compare() {
    const { session, millis } = debrief.origin;
    const mayAsk = keys.isOwn(session) || !isOwn;
    const origin = mayAsk ? await api.debrief(session).catch(() => null) : null;
    if (isLeft) return;
    patch(place.querySelector('#before'), before(debrief, origin, mayAsk ? paths.debrief(scenario, session) + '?at=' + millis : null));
    patch(place.querySelector('#figures'), figures(debrief, origin));
  }

  // ---- going along --------------------------------------------------------------------------------------------------

  function render() {
    lanes.move(at);
    patch(place.querySelector('#at'), moment(debrief, words, at));
    place.querySelector('#now').textContent = clockTime(at);
    const then = debrief.happenings.filter(one => one.millis === at);
    lanes.slider.setAttribute('aria-valuetext', clockTime(at) + (then.length ? ': ' + then.map(words.happening).join('; ') : ''));
    place.querySelector('[data-do=back]').setAttribute('aria-disabled', String(at <= 0));
    place.querySelector('[data-do=on]').setAttribute('aria-disabled', String(at >= debrief.millis));
  }

  function moveTo(millis) {
    at = millis;
    replace(address(at));
    render();
  }

  const step = by => {
    const next = by > 0 ? stops.find(one => one > at) : stops.findLast(one => one < at);
    if (next !== undefined) moveTo(next);
  };

  // A key moves the slider by a little: that is on to the next event. A hand takes it anywhere.
  let isHeld = false;
  const slid = value => {
    if (!isHeld && Math.abs(value - at) <= 1) step(value - at);
    else moveTo(isHeld ? value : stops.reduce((best, one) => Math.abs(one - value) < Math.abs(best - value) ? one : best));
  };

  const branch = millis => attempt(async () => {
    const answer = await api.branch(id, Math.round(millis), debrief.trainee);
    keys.keep(answer.id, answer.secret, debrief.scenario, debrief.title);
    go(paths.rehearse(debrief.scenario, answer.id));
  });

  actions(place, {
    back: () => step(-1),
    on: () => step(1),
    look: (link, event) => {
      event.preventDefault();
      moveTo(Number(link.dataset.millis));
      place.querySelector('.happened').scrollIntoView();
      lanes.slider.focus({ preventScroll: true });
    },
    branch: () => branch(at),
    again: button => branch(Number(button.dataset.millis)),
    copy: () => attempt(async () => {
      await navigator.clipboard.writeText(location.origin + address(at) + '#' + keys.of(id));
      say.toast('Copied. Whoever opens it sees this debrief, and can branch off.');
    }),
    anew: () => attempt(async () => {
      const answer = await api.begin({ scenario: debrief.scenario, trainee: debrief.trainee });
      keys.keep(answer.id, answer.secret, debrief.scenario, debrief.title);
      go(paths.rehearse(debrief.scenario, answer.id));
    }),
    save: () => attempt(async () => {
      const text = JSON.stringify(await api.exported(id));
      const link = h('a', { href: URL.createObjectURL(new Blob([text], { type: 'application/json' })), download: debrief.scenario.replace(/[^\w-]+/g, '-').slice(0, 60) + '.rehearsal.json' });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      say.toast('Saved.');
    }),
    print: () => print(),
  });

  const resized = () => lanes?.draw();
  // Drawings are made for a width, and paper has its own: that of a page is taken on before the browser lays it out.
  const printing = event => {
    place.classList.toggle('printing', event.type === 'beforeprint');
    place.querySelectorAll('details').forEach(one => { one.open = event.type === 'beforeprint'; });
    resized();
  };
  addEventListener('resize', resized);
  addEventListener('beforeprint', printing);
  addEventListener('afterprint', printing);
  load();
  return () => {
    isLeft = true;
    removeEventListener('resize', resized);
    removeEventListener('beforeprint', printing);
    removeEventListener('afterprint', printing);
  };
}
