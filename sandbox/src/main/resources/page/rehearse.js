// The administration window in which somebody rehearses: what the client in front shows, and what they must look after beside it.
import { api } from './api.js';
import { ask } from './ask.js';
import { actions, h, keepFocus, patch } from './dom.js';
import { watch } from './events.js';
import { clockTime, left, span } from './format.js';
import { keys } from './keys.js';
import { closeMenu, isMenuOpen, openMenu, refreshMenu } from './menu.js';
import { commandPhrase } from './phrase.js';
import { go, paths } from './router.js';
import { attempt, say } from './say.js';
import { SiteClock } from './site-clock.js';
import { alarms, diagnostics, announcer } from './parts/alarms.js';
import { briefing } from './parts/briefing.js';
import { bringInSight, checklist, follow } from './parts/checklist.js';
import { clients } from './parts/clients.js';
import { clockBar } from './parts/clock.js';
import { concerns } from './parts/concerns.js';
import { connection } from './parts/connection.js';
import { hints } from './parts/hints.js';
import { instructed, instructedAnnouncer } from './parts/instructed.js';
import { markAnnouncer, outlook } from './parts/outlook.js';
import { commandsOf, servers } from './parts/servers.js';
import { siteMap } from './parts/site-map.js';
import { wizard } from './parts/wizard.js';

export function showRehearsal(place, bar, scenario, id) {
  keys.inherit(id, new URLSearchParams(location.search).get('from'));
  const clock = new SiteClock();
  const announce = announcer(say);
  const announceInstructed = instructedAnnouncer(say);
  const announceMarks = markAnnouncer(say, text => phrase(text));
  const shown = new Map();
  let view = null;
  let bars = [];
  let isBriefed = false;
  let isGoing = false;
  document.body.className = 'rehearsing';
  place.className = 'place rehearse';

  const part = (name, tag = 'div') => {
    const element = h(tag, { class: 'part part-' + name });
    shown.set(name, element);
    return element;
  };
  place.append(
    h('h1', { class: 'unseen', id: 'heading' }, 'Rehearsal'),
    part('lost'),
    h('div', { class: 'desk' },
      h('div', { class: 'window' }, part('clients'), part('servers'), part('wizard'), h('div', { class: 'pair' }, part('map'), part('alarms')), part('diagnostics')),
      h('aside', { class: 'beside', 'aria-label': 'Beside the window' }, part('instructed'), part('concerns'), part('checklist'), part('outlook'), part('hints'), part('connection'))));
  const controls = h('div', { class: 'controls' });
  bar.append(controls);

  const command = (item, label) => attempt(async () => {
    const { accepted, reason } = await api.input(id, {
      input: 'give', command: item.command, target: item.target, ...(item.at ? { at: item.at } : {}),
    });
    say.toast(accepted ? label + ': the command is on its way.' : reason, !accepted);
  });
  const input = (body, done) => attempt(async () => {
    const { accepted, reason } = await api.input(id, body);
    if (!accepted) say.toast(reason, true);
    else if (done) say.toast(done);
  });
  const moveClock = (action, speed) => attempt(() => api.clock(id, action, speed));

  actions(place, {
    open: button => input({ input: 'open-client', server: button.dataset.server }),
    close: button => input({ input: 'close-client', server: button.dataset.server }),
    commands: button => {
      if (isMenuOpen()) {
        closeMenu(true);
        return;
      }
      openMenu(button, 'Commands for ' + button.dataset.server, () => commandsOf(view, button.dataset.server, command));
    },
    tick: box => input({ input: 'tick', step: Number(box.value) }),
    answer: button => input({ input: 'answer', concern: Number(button.dataset.concern), server: button.dataset.server }, 'Answered.'),
    hint: () => attempt(async () => {
      const { text } = await api.hint(id);
      say.calmly(phrase(text));
    }),
    hide: () => {
      place.classList.toggle('no-checklist');
      render();
    },
    copy: button => navigator.clipboard?.writeText(button.dataset.text).then(() => say.toast('Copied.')),
  });
  actions(controls, {
    run: () => moveClock('run', clock.speed),
    pause: () => moveClock('pause'),
    speed: button => moveClock('run', Number(button.value)),
    next: () => moveClock('next'),
    story: () => briefing(view, clock, () => moveClock('run', 1)),
    finish: () => finish(),
  });

  const finish = () => {
    ask({ heading: 'Is the work done?', text: 'The rehearsal ends: what is under way comes to its end, and then you look back at it.', yes: 'Yes, finish', no: 'No, go on' },
      () => attempt(() => api.finish(id)));
  };

  const phrase = text => commandPhrase(view)(text);
  const fill = (name, ...nodes) => patch(shown.get(name), nodes);

  function render() {
    if (view) keepFocus('.part', show);
  }

  function show() {
    const now = clock.now;
    document.title = view.scenario.title + ' · Handover training';
    place.querySelector('#heading').textContent = view.scenario.title;
    patch(controls, clockBar(view, clock));
    fill('lost', view.ended ? ended() : null);
    fill('clients', clients(view, now));
    fill('servers', servers(view));
    fill('wizard', wizard(view));
    fill('map', siteMap(view));
    fill('alarms', alarms(view));
    fill('diagnostics', diagnostics(view));
    fill('instructed', instructed(view));
    fill('concerns', concerns(view, now));
    fill('outlook', outlook(view, bars, phrase));
    fill('hints', hints(view, phrase));
    fill('checklist', checklist(view, place.classList.contains('no-checklist')));
    follow(shown.get('checklist'));
    fill('connection', connection(view));
    refreshMenu();
  }

  const ended = () => h('div', { class: 'notice' },
    h('p', {}, h('strong', {}, 'The rehearsal has ended.'), ' Look back at it: what happened, and why.'),
    h('a', { class: 'button primary', href: paths.debrief(view.scenario.name, id) }, 'To the debrief'));

  const take = fresh => {
    const { outlook: known, millis, running, speed, ...rest } = fresh;
    view = rest;
    if (known) bars = known;
    clock.set({ millis, running, speed });
    announce(view);
    announceInstructed(view);
    announceMarks(view, millis);
    render();
    if (!isBriefed) {
      isBriefed = true;
      // Whoever comes back to one that has ended may look at it, and is told of the end by the stream once more.
      isGoing = !view.ended;
      place.classList.toggle('exam', view.exam);
      if (millis === 0 && !running && !view.ended) briefing(view, clock, () => moveClock('run', 1));
    }
  };

  const load = async () => {
    try {
      take(await api.view(id));
    } catch (refused) {
      // What is not there, or not for us, will not be there later either.
      if (refused.status) stop();
      document.body.className = '';
      patch(shown.get('lost'), h('div', { class: 'notice bad' }, h('p', {}, refused.message), h('a', { class: 'button', href: '/' }, 'To the scenarios')));
    }
  };

  const told = ({ event, data }) => {
    document.body.classList.toggle('disconnected', event === 'disconnected');
    if (event === 'connected') load();
    else if (event === 'view') take(data);
    else if (event === 'clock') {
      clock.set(data);
      render();
    } else if (event === 'outlook') {
      bars = data;
      render();
    } else if (event === 'ended') {
      say.urgent('The rehearsal has ended.');
      if (isGoing && keys.isOwn(id)) go(paths.debrief(scenario, id));
    }
  };
  const stop = watch(id, keys.of(id), told);
  load();

  const resized = () => bringInSight(shown.get('checklist'));
  addEventListener('resize', resized);
  const timer = setInterval(() => {
    const now = clock.now;
    const face = document.getElementById('time');
    if (face) face.textContent = clockTime(now);
    document.querySelectorAll('[data-until]').forEach(element => { element.textContent = left(Number(element.dataset.until), now); });
    document.querySelectorAll('[data-since]').forEach(element => { element.textContent = span(now - Number(element.dataset.since)); });
  }, 250);

  return () => {
    stop();
    clearInterval(timer);
    removeEventListener('resize', resized);
    closeMenu();
  };
}
