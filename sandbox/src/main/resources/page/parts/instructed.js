// What comes from the instructor: comments, a stopped clock, and branches to go on in.
import { h } from '../dom.js';
import { clockTime } from '../format.js';
import { paths } from '../router.js';

const MOST = 3;

export function instructed(view) {
  if (!view.comments.length && !view.branches.length && !view.frozen) return null;
  return h('section', { class: 'panel instructed', 'aria-labelledby': 'instructed-heading' },
    h('div', { class: 'head' }, h('h2', { id: 'instructed-heading' }, 'From your instructor')),
    view.frozen ? h('p', {}, h('strong', {}, 'The clock is stopped'), ' until your instructor lets it go on.') : null,
    view.branches.slice(-1).map(branch => h('p', { 'data-key': branch.session }, h('a', { class: 'button primary', href: paths.branch(view.scenario.name, branch.session, view.session) }, 'Go on from ' + clockTime(branch.millis)))),
    view.comments.length ? h('ul', {}, said(view.comments.slice(-MOST).reverse())) : null);
}

export const said = comments => comments.map(comment => h('li', { 'data-key': comment.number }, h('span', { class: 'since' }, clockTime(comment.millis)), h('p', {}, comment.text)));

// Says once what is new.
export function instructedAnnouncer(say) {
  let known = null;
  return view => {
    const now = { comments: view.comments.length, branches: view.branches.length, frozen: view.frozen };
    if (known) {
      view.comments.slice(known.comments).forEach(comment => say.calmly('Your instructor says: ' + comment.text));
      view.branches.slice(known.branches).forEach(branch => say.calmly('Your instructor asks you to go on from ' + clockTime(branch.millis) + ', in a branch.'));
      if (now.frozen !== known.frozen) say.calmly(now.frozen ? 'Your instructor has stopped the clock.' : 'Your instructor lets the clock go on.');
    }
    known = now;
  };
}
