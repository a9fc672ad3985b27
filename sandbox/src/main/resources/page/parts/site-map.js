// A drawing of what is known: servers, who sees whom, who replicates from whom. Everything in it is also written in the table.
import { h, s } from '../dom.js';
import { word } from '../format.js';

const WIDTH = 460;
const HEIGHT = 244;
const BOX = { width: 132, height: 58 };

function places(number) {
  if (number === 1) return [[WIDTH / 2, HEIGHT / 2]];
  if (number === 2) return [[WIDTH * 0.2, HEIGHT / 2], [WIDTH * 0.8, HEIGHT / 2]];
  const turn = -Math.PI / 2;
  return Array.from({ length: number }, (_, i) => {
    const angle = turn + i * 2 * Math.PI / number;
    return [WIDTH / 2 + Math.cos(angle) * 160, HEIGHT / 2 + 14 + Math.sin(angle) * 80];
  });
}

// Where a line leaves a box that goes from its middle, or from beside it, towards somewhere.
function edge([x, y], [toX, toY], [besideX, besideY] = [0, 0]) {
  const [dx, dy] = [toX - x, toY - y];
  const until = (half, beside, d) => (Math.abs(d) < 1e-6 ? Infinity : (half + 6 - Math.sign(d) * beside) / Math.abs(d));
  const scale = Math.min(until(BOX.width / 2, besideX, dx), until(BOX.height / 2, besideY, dy));
  return [x + besideX + dx * scale, y + besideY + dy * scale];
}

// Outside of a line between servers, or inside, so that neither covers the other.
function label([fromX, fromY], [toX, toY], side, text, kind) {
  const width = text.length * 6.3 + 12;
  const [midX, midY] = [(fromX + toX) / 2, (fromY + toY) / 2];
  const [dx, dy] = [midX - WIDTH / 2, midY - HEIGHT / 2 - 14];
  const length = Math.hypot(dx, dy);
  const [outX, outY] = length < 12 ? [0, 1] : [dx / length, dy / length];
  const x = midX + side * outX * (width / 2 + 10);
  const y = midY + side * outY * 18;
  return s('g', { class: 'label ' + kind }, s('rect', { x: x - width / 2, y: y - 9, width, height: 18, rx: 9 }), s('text', { x, y: y + 4 }, text));
}

export function siteMap(view) {
  const heading = h('div', { class: 'head' }, h('h2', { id: 'map-heading' }, 'Map'));
  if (!view.window) return h('section', { class: 'panel map', 'aria-labelledby': 'map-heading' }, heading, h('p', { class: 'empty' }, 'Nothing is known: no client is open.'));
  const { rows, server } = view.window;
  const at = places(rows.length);
  const numbers = new Map(rows.map((row, i) => [row.name, i]));
  const own = numbers.get(server);
  const lines = [];
  const labels = [];
  const told = [];
  rows.forEach((row, i) => {
    if (i !== own) {
      const isSeen = row.sight === 'up';
      const [from, to] = [edge(at[own], at[i]), edge(at[i], at[own])];
      lines.push(s('line', { class: 'link ' + row.sight, x1: from[0], y1: from[1], x2: to[0], y2: to[1] }));
      if (!isSeen) {
        labels.push(label(from, to, -1, word(row.sight), 'bad'));
        told.push(row.name + ' is ' + word(row.sight));
      }
    }
    if (row.source && numbers.has(row.source)) {
      const j = numbers.get(row.source);
      // Beside the link, on the side that is on the right of its direction.
      const [dx, dy] = [at[i][0] - at[j][0], at[i][1] - at[j][1]];
      const beside = [-dy / Math.hypot(dx, dy) * 9, dx / Math.hypot(dx, dy) * 9];
      const [from, to] = [edge(at[j], at[i], beside), edge(at[i], at[j], beside)];
      lines.push(s('line', {
        class: 'flow ' + (row.streaming ? 'streaming' : 'still'), x1: from[0], y1: from[1], x2: to[0], y2: to[1], 'marker-end': 'url(#arrow-' + (row.streaming ? 'on' : 'off') + ')',
      }));
      labels.push(label(from, to, 1, row.streaming ? 'replicates' : 'no changes flow', row.streaming ? 'good' : 'doubt'));
      told.push(row.name + (row.streaming ? ' replicates from ' : ' is to replicate from ') + row.source + (row.streaming ? '' : ', but no changes flow'));
    }
  });
  const boxes = rows.map((row, i) => {
    const [x, y] = at[i];
    const isSeen = row.sight === 'up';
    told.push(row.name + ': ' + word(row.mode) + ', ' + word(row.version) + (isSeen ? '' : ', as last seen'));
    return s('g', { class: 'node ' + row.mode + (isSeen ? '' : ' unseen-node') + (i === own ? ' own' : '') },
      s('rect', { x: x - BOX.width / 2, y: y - BOX.height / 2, width: BOX.width, height: BOX.height, rx: 8 }),
      s('text', { x, y: y - 9, class: 'name' }, row.name),
      s('text', { x, y: y + 7 }, (row.mode === 'active' ? '● ' : '○ ') + word(row.mode) + (isSeen ? '' : ' ?')),
      s('text', { x, y: y + 21, class: 'small' }, word(row.version)));
  });
  const arrow = (id, kind) => s('marker', { id: 'arrow-' + id, class: kind, viewBox: '0 0 10 10', refX: 9, refY: 5, markerWidth: 7, markerHeight: 7, orient: 'auto' }, s('path', { d: 'M0 0 10 5 0 10z' }));
  return h('section', { class: 'panel map', 'aria-labelledby': 'map-heading' }, heading,
    s('svg', { viewBox: '0 0 ' + WIDTH + ' ' + HEIGHT, role: 'img', 'aria-label': 'As ' + server + ' sees it. ' + told.join('. ') + '.' },
      s('defs', {}, arrow('on', 'streaming'), arrow('off', 'still')), lines, boxes, labels));
}
