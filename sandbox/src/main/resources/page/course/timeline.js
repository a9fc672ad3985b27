// The timeline: what each server was, over what was seen of it; what the operator did; faults, alarms, concerns; how the promises stood.
// Each lane is a row of its own, so that names stand beside the lanes where there is room, and above them where there is none.
import { h, s } from '../dom.js';
import { capital, clockTime, word } from '../format.js';
import { differs } from './moment.js';
import { signAt } from './words.js';

const STEPS = [30, 60, 120, 300, 600, 900, 1800, 3600, 7200];
const BADGE = 22;
const HIGH = { certain: 1, 'with-luck': 0.62, lost: 0.2 };

// The times in which no server was active, or several were.
function activesOf(debrief) {
  const turns = [...new Set(debrief.truth.flat().flatMap(span => [span.from, span.to]))].sort((one, other) => one - other);
  const spans = turns.slice(0, -1).map((from, i) => ({ from, to: turns[i + 1], active: debrief.truth.filter(lane => lane.some(span => span.what === 'active' && span.from <= from && from < span.to)).length }));
  return spans.filter(span => span.active !== 1).reduce((all, span) => {
    const what = span.active ? 'several' : 'nobody';
    const last = all.at(-1);
    return last?.to === span.from && last.what === what ? [...all.slice(0, -1), { ...last, to: span.to }] : [...all, { from: span.from, to: span.to, what }];
  }, []);
}

export function timeline(place, debrief, words, turns, choose) {
  const end = Math.max(1, debrief.millis);
  const slider = h('input', { id: 'moment', type: 'range', min: '0', max: String(debrief.millis), step: '1', 'aria-labelledby': 'moment-name' });
  const marked = new Map(debrief.marks.map(mark => [mark.happening, mark]));
  const actives = activesOf(debrief);
  const grid = s('svg', { class: 'grid', 'aria-hidden': 'true' });
  const cursor = h('div', { class: 'cursor' });

  function lanesOf() {
    const all = [lane('ruler', '', 34, ruler)];
    if (turns.length) all.push(lane('turns', 'Turning points', 28, badges));
    debrief.names.forEach((name, n) => all.push(lane('server', name, 42, x => server(n, x), 'was so, over seen')));
    if (actives.length) all.push(lane('actives', 'Not exactly one active', 18, x => actives.map(span => band('count', span, x, 2, 14, ''))));
    all.push(lane('operator', capital(words.who), 24, commands));
    if (debrief.happenings.some(isOfOthers)) all.push(lane('others', 'Others', 22, others));
    if (debrief.alarms.length) all.push(lane('alarms', 'Alarms', 16, alarms));
    if (debrief.concerns.length) all.push(lane('concerns', 'Urgent concerns', 16, concerns));
    (debrief.outlooks[0]?.bars ?? []).forEach((bar, n) => {
      const text = debrief.tasks.find(task => task.name === bar.promise)?.text ?? bar.promise;
      all.push(lane('standing', capital(text), 26, x => standings(bar.promise, x)));
      if (n === 0) all.at(-1).heading = 'What could still be kept';
    });
    return all;
  }

  const lane = (kind, name, height, draw, note) => ({ kind, name, note, draw, drawing: s('svg', { height, 'aria-hidden': 'true' }) });

  const titled = (millis, text) => s('title', {}, clockTime(millis) + ': ' + text);

  function ruler(x, width) {
    return ticks(width).filter(millis => x(millis) + 48 <= width).map(millis => s('text', { x: x(millis) + 4, y: 11 }, clockTime(millis)));
  }

  function ticks(width) {
    const step = STEPS.find(one => end / 1000 / one <= width / 72) ?? 14400;
    return Array.from({ length: Math.floor(end / 1000 / step) + 1 }, (_, i) => i * step * 1000);
  }

  // A number for each turn, beside each other where they come together.
  function badges(x, width) {
    const places = turns.map(turn => Math.min(x(turn.at), width - BADGE / 2));
    places.forEach((at, i) => { places[i] = Math.max(at, BADGE / 2, i ? places[i - 1] + BADGE : 0); });
    for (let i = places.length - 1, most = width - BADGE / 2; i >= 0; i--, most -= BADGE) places[i] = Math.min(places[i], most);
    return turns.map((turn, i) => s('g', { class: 'badge', 'data-millis': turn.at }, titled(turn.at, turn.title),
      s('path', { class: 'leader', d: 'M' + x(turn.at) + ' 28L' + places[i] + ' 20' }), s('circle', { cx: places[i], cy: 11, r: 9.5 }), s('text', { x: places[i], y: 15 }, turn.number)));
  }

  function server(n, x) {
    const others = debrief.seen[n].flatMap(seen => debrief.truth[n].filter(so => so.from < seen.to && seen.from < so.to && differs(so, seen))
      .map(so => ({ from: Math.max(so.from, seen.from), to: Math.min(so.to, seen.to) })));
    return [
      debrief.truth[n].map(span => band('truth', span, x, 1, 21, span.version === 'new' ? ' · new' : '')),
      debrief.seen[n].map(span => band('seen', span, x, 27, 14, '')),
      others.map(span => s('rect', { class: 'other', x: x(span.from), y: 22.5, width: Math.max(2, x(span.to) - x(span.from)), height: 4 }, s('title', {}, clockTime(span.from) + ' to ' + clockTime(span.to) + ': seen otherwise than it was'))),
    ];
  }

  function band(kind, span, x, y, height, more) {
    const [from, to] = [x(span.from), x(span.to)];
    const text = word(span.what) + more;
    return s('g', { class: 'band ' + kind + ' ' + span.what },
      s('title', {}, clockTime(span.from) + ' to ' + clockTime(span.to) + ': ' + text),
      s('rect', { x: from, y, width: Math.max(1.5, to - from), height, rx: 3 }),
      to - from > text.length * (height > 16 ? 6.6 : 5.6) + 8 ? s('text', { x: from + 5, y: y + height / 2 + 4 }, text) : null);
  }

  const isOfOthers = one => one.by === 'scenario' || one.by === 'instructor' || one.by !== 'operator' && marked.has(one.number);

  const commands = x => [
    ...debrief.happenings.filter(one => one.by === 'operator' && one.kind !== 'effect').map(one => event(one, 'operator', x, one.kind === 'given' ? 12 : 8)),
    ...debrief.happenings.filter(one => one.by === 'operator' && one.kind === 'effect' && marked.has(one.number)).map(one => event(one, 'operator', x, 15)),
    ...debrief.hints.map(hint => s('g', { class: 'hint', 'data-millis': hint.millis }, titled(hint.millis, 'hint: ' + words.phrase(hint.text)), s('text', { x: x(hint.millis), y: 20 }, '?'))),
  ];

  const others = x => debrief.happenings.filter(isOfOthers).map(one => one.kind === 'comment' ? said(one, x) : event(one, one.by === 'scenario' || one.by === 'instructor' ? 'fault' : marked.get(one.number).mover, x, 13));

  const said = (one, x) => s('g', { class: 'hint', 'data-millis': one.millis }, titled(one.millis, words.happening(one)), s('text', { x: x(one.millis), y: 20 }, '“'));

  const event = (one, mover, x, size) => s('g', { class: 'event' + (marked.has(one.number) ? ' marked' : '') + (one.kind === 'given' ? ' given' : ''), 'data-millis': Math.min(one.millis, debrief.millis) },
    titled(one.millis, words.happening(one)), signAt(mover, x(one.millis), 11, size));

  const alarms = x => debrief.alarms.map(alarm => s('g', { class: 'alarm ' + alarm.severity, 'data-millis': alarm.from }, titled(alarm.from, 'alarm, ' + word(alarm.severity) + ': ' + alarm.text),
    s('rect', { x: x(alarm.from), y: 2, width: 2.5, height: 12 }), s('rect', { class: 'lasts', x: x(alarm.from), y: 6, width: Math.max(1, x(alarm.until ?? end) - x(alarm.from)), height: 4 })));

  const concerns = x => debrief.concerns.map(one => s('g', { class: 'concern', 'data-millis': one.since }, titled(one.since, one.text),
    s('rect', { x: x(one.since), y: 3, width: Math.max(3, x(one.since + one.waited) - x(one.since)), height: 10, rx: 2 })));

  function standings(promise, x) {
    return debrief.outlooks.map((outlook, i) => {
      const key = outlook.bars.find(bar => bar.promise === promise)?.standing;
      const until = debrief.outlooks[i + 1]?.millis ?? end;
      const [from, to] = [x(outlook.millis), x(until)];
      if (!key || to <= from) return null;
      const tall = 22 * HIGH[key];
      return s('g', { class: 'stands ' + key }, s('title', {}, clockTime(outlook.millis) + ' to ' + clockTime(until) + ': ' + word(key)),
        s('rect', { x: from, y: 24 - tall, width: Math.max(1, to - from), height: tall }),
        to - from > 62 && isFirst(promise, key, i) ? s('text', { x: from + 5, y: key === 'lost' ? 16 : 20 }, word(key)) : null);
    });
  }

  // Where a promise goes on to stand as it did, that is not written again.
  const isFirst = (promise, key, i) => i === 0 || debrief.outlooks[i - 1].bars.find(bar => bar.promise === promise)?.standing !== key;

  const width = () => Math.max(120, Math.floor(over.clientWidth));

  function draw() {
    const wide = width();
    const x = millis => Math.round(Math.max(0, Math.min(1, millis / end)) * (wide - 1) * 10) / 10;
    for (const { drawing, draw: parts } of lanes) {
      drawing.setAttribute('width', wide);
      drawing.replaceChildren(...parts(x, wide).flat(Infinity).filter(Boolean));
    }
    grid.replaceChildren(...ticks(wide).map(millis => s('line', { x1: x(millis), x2: x(millis), y1: 0, y2: '100%' })));
  }

  function move(at) {
    slider.value = String(at);
    cursor.style.insetInlineStart = Math.min(1, at / end) * 100 + '%';
  }

  const lanes = lanesOf();
  place.replaceChildren(
    h('div', { class: 'lanes' },
      h('div', { class: 'over', 'aria-hidden': 'true' }, grid, cursor),
      h('div', { class: 'lane ruler', id: 'timeline' }, h('span', { class: 'name', id: 'moment-name' }, 'Moment'), h('div', { class: 'track' }, lanes[0].drawing, slider)),
      lanes.slice(1).map(lane => [
        lane.heading ? h('div', { class: 'lane-heading' }, lane.heading) : null,
        h('div', { class: 'lane ' + lane.kind }, h('span', { class: 'name' }, lane.name, lane.note ? h('span', { class: 'since' }, lane.note) : null), h('div', { class: 'track' }, lane.drawing))])));
  const over = place.querySelector('.over');

  // Wherever somebody points in the lanes, the moment goes there; on a sign, to what it stands for.
  const millisAt = event => {
    const box = over.getBoundingClientRect();
    return Math.round(Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)) * end);
  };
  const area = place.firstElementChild;
  area.addEventListener('pointerdown', event => {
    const track = event.target.closest('.track');
    if (!track || event.target === slider || event.button) return;
    const what = event.target.closest('[data-millis]');
    choose(what ? Number(what.dataset.millis) : millisAt(event));
    if (event.pointerType === 'mouse') area.setPointerCapture(event.pointerId);
  });
  area.addEventListener('pointermove', event => {
    if (area.hasPointerCapture(event.pointerId)) choose(millisAt(event));
  });

  return { draw, move, slider };
}
