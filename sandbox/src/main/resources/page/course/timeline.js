// The timeline: a lane a server, the truth over what was seen; the operator's lane; alarms; how the promises stood.
import { s } from '../dom.js';
import { clockTime, word } from '../format.js';

const NAMES = 140;
const LANE = 52;
const TOP = 22;
const STANDING = 14;
const PADDING = 24;
const STEPS = [60, 300, 600, 900, 1800, 3600];

export function drawTimeline(place, debrief, at, choose) {
  const width = Math.max(480, place.clientWidth - PADDING);
  const end = Math.max(1, debrief.millis);
  const x = millis => NAMES + Math.min(1, millis / end) * (width - NAMES - 12);
  const lanes = debrief.names.length;
  const operator = TOP + lanes * LANE;
  const promises = debrief.outlooks?.length ? debrief.outlooks[0].bars.map(bar => bar.promise) : [];
  const height = operator + 44 + promises.length * (STANDING + 4) + 10;
  const parts = [];

  const seconds = end / 1000;
  const step = STEPS.find(one => seconds / one <= (width - NAMES) / 70) ?? 7200;
  for (let t = 0; t <= seconds; t += step) {
    parts.push(s('line', { class: 'rule', x1: x(t * 1000), x2: x(t * 1000), y1: TOP - 6, y2: height - 8 }), s('text', { class: 'small', x: x(t * 1000) + 3, y: 11 }, clockTime(t * 1000)));
  }

  const band = (span, y, tall, kind) => {
    const [from, to] = [x(span.from), x(span.to)];
    const text = word(span.what) + (kind === 'truth' && span.version === 'new' ? ' · new' : '');
    const isRoom = to - from > text.length * 6.4 + 8;
    return s('g', { class: 'band ' + kind + ' ' + span.what },
      s('rect', { x: from, y, width: Math.max(1.5, to - from), height: tall, rx: 3 }, s('title', {}, clockTime(span.from) + ' – ' + clockTime(span.to) + ': ' + text)),
      isRoom ? s('text', { x: from + 6, y: y + tall / 2 + 4 }, text) : null);
  };
  debrief.names.forEach((name, n) => {
    const y = TOP + n * LANE;
    parts.push(s('text', { class: 'name', x: 0, y: y + 16 }, name), s('text', { class: 'small', x: 0, y: y + 34 }, 'seen'),
      debrief.truth[n].map(span => band(span, y, 22, 'truth')), debrief.seen[n].map(span => band(span, y + 25, 13, 'seen')));
  });

  parts.push(s('text', { class: 'name', x: 0, y: operator + 18 }, 'Operator'));
  parts.push(s('line', { class: 'rule', x1: NAMES, x2: width - 12, y1: operator + 14, y2: operator + 14 }));
  const marked = new Set((debrief.marks ?? []).map(mark => mark.happening));
  for (const one of debrief.happenings) {
    const isGiven = one.by === 'operator' && one.kind !== 'effect';
    const isFault = one.by === 'scenario' || one.by === 'instructor';
    if (!isGiven && !isFault && !marked.has(one.number)) continue;
    const px = x(one.millis);
    parts.push(s('g', { class: 'event ' + one.by + (marked.has(one.number) ? ' marked' : '') },
      isFault ? s('path', { d: 'M' + px + ' ' + (operator + 6) + 'l7 14h-14z' }) : s('circle', { cx: px, cy: operator + 14, r: marked.has(one.number) ? 7 : 4.5 }),
      s('title', {}, clockTime(one.millis) + ': ' + one.who + ' ' + one.what)));
  }
  for (const alarm of debrief.alarms) {
    parts.push(s('path', { class: 'alarm ' + alarm.severity, d: 'M' + x(alarm.from) + ' ' + (operator + 28) + 'l4 5-4 5-4-5z' }, s('title', {}, clockTime(alarm.from) + ' alarm: ' + alarm.text)));
  }
  if (debrief.alarms.length) parts.push(s('text', { class: 'small', x: 0, y: operator + 37 }, 'alarms'));

  promises.forEach((promise, n) => {
    const y = operator + 46 + n * (STANDING + 4);
    parts.push(s('text', { class: 'small', x: 0, y: y + 11 }, promise.length > 23 ? promise.slice(0, 22) + '…' : promise, s('title', {}, promise)));
    debrief.outlooks.forEach((outlook, i) => {
      const to = debrief.outlooks[i + 1]?.millis ?? end;
      const standing = outlook.bars.find(bar => bar.promise === promise)?.standing;
      const [from, until] = [x(outlook.millis), x(to)];
      parts.push(s('g', { class: 'band standing ' + standing }, s('rect', { x: from, y, width: Math.max(1, until - from), height: STANDING, rx: 2 }),
        until - from > 60 ? s('text', { x: from + 5, y: y + 11 }, word(standing)) : null));
    });
  });

  parts.push(s('g', { class: 'cursor' }, s('line', { x1: x(at), x2: x(at), y1: TOP - 8, y2: height - 6 }), s('path', { d: 'M' + x(at) + ' ' + (TOP - 2) + 'l-5-8h10z' })));
  const drawing = s('svg', { width, height, viewBox: '0 0 ' + width + ' ' + height, role: 'img', 'aria-label': 'Timeline of the rehearsal; the table below tells each moment in words' }, parts);
  place.replaceChildren(drawing);
  drawing.addEventListener('click', event => {
    const box = drawing.getBoundingClientRect();
    const millis = ((event.clientX - box.left) * width / box.width - NAMES) / (width - NAMES - 12) * end;
    choose(Math.max(0, Math.min(end, Math.round(millis))));
  });
}
