// Where the product's own API of this site is, for the trainee's own scripts.
import { h } from '../dom.js';

export function connection(view) {
  if (!view.api.length) return null;
  return h('section', { class: 'panel connection', 'aria-labelledby': 'connection-heading' },
    h('details', {}, h('summary', {}, h('h2', { id: 'connection-heading' }, 'API of the site')),
      h('dl', {}, view.api.map(one => [h('dt', {}, one.server), h('dd', {}, h('code', {}, one.url))]), h('dt', {}, 'API key'), h('dd', {}, h('code', {}, view.api[0].key)))));
}
