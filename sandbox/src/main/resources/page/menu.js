// A menu at a button: one at a time. Arrow keys, Home, End, first letters and Escape do in it what they do everywhere.
import { h, patch } from './dom.js';

let open = null;

export const isMenuOpen = () => open !== null;

/** groups: [{ label, reason, items: [{ label, detail, reason, enabled, choose }] }] as a function, so that an open menu shows the present. */
export function openMenu(button, label, groups) {
  closeMenu();
  const element = h('div', { class: 'menu', role: 'menu', 'aria-label': label, id: 'menu' });
  document.getElementById('main').append(element);
  open = { button, element, groups, chosen: [] };
  button.setAttribute('aria-expanded', 'true');
  refreshMenu();
  placeBy(button, element);
  const first = items().find(item => item.getAttribute('aria-disabled') !== 'true') ?? items()[0];
  first?.focus();
}

export function refreshMenu() {
  if (!open) return;
  if (!open.button.isConnected) {
    closeMenu();
    return;
  }
  const chosen = [];
  patch(open.element, open.groups().map((group, number) => h('div', { role: 'group', 'aria-label': group.label, class: 'group' },
    h('div', { class: 'group-name', 'aria-hidden': 'true' }, group.label),
    group.reason ? h('div', { class: 'group-why', id: 'menu-' + number + '-why', 'aria-hidden': 'true' }, group.reason) : null,
    group.items.map((item, place) => {
      chosen.push(item);
      const id = 'menu-' + number + '-' + place;
      return h('div', {
        role: 'menuitem', tabindex: chosen.length === 1 ? '0' : '-1', class: 'item', 'data-item': chosen.length - 1,
        'aria-disabled': item.enabled ? 'false' : 'true', 'aria-labelledby': id, 'aria-describedby': item.enabled ? null : group.reason ? 'menu-' + number + '-why' : id + '-why',
      }, h('span', { id, class: 'item-name' }, item.label), item.enabled || group.reason ? null : h('span', { id: id + '-why', class: 'why' }, item.reason));
    }))));
  open.chosen = chosen;
}

function placeBy(button, element) {
  const box = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = element;
  element.style.left = Math.max(8, Math.min(box.right - width, innerWidth - width - 8)) + 'px';
  const below = box.bottom + 4;
  element.style.top = Math.max(8, below + height > innerHeight - 8 ? innerHeight - height - 8 : below) + 'px';
}

const items = () => [...open.element.querySelectorAll('[role=menuitem]')];

export function closeMenu(isFocused = false) {
  if (!open) return;
  const { button, element } = open;
  open = null;
  element.remove();
  button.setAttribute('aria-expanded', 'false');
  if (isFocused) button.focus();
}

function choose(element) {
  if (element.getAttribute('aria-disabled') === 'true') return;
  const item = open.chosen[Number(element.dataset.item)];
  closeMenu(true);
  item.choose();
}

function move(to) {
  const all = items();
  const at = all.indexOf(document.activeElement);
  all[(to(at, all.length) + all.length) % all.length]?.focus();
}

document.addEventListener('keydown', event => {
  if (!open) return;
  const keys = {
    ArrowDown: () => move(at => at + 1),
    ArrowUp: () => move(at => at < 0 ? -1 : at - 1),
    Home: () => move(() => 0),
    End: () => move(() => -1),
    Escape: () => closeMenu(true),
    Enter: () => document.activeElement.matches('[role=menuitem]') && choose(document.activeElement),
    ' ': () => document.activeElement.matches('[role=menuitem]') && choose(document.activeElement),
  };
  if (event.key === 'Tab') {
    closeMenu(true);
    return;
  }
  if (keys[event.key]) {
    event.preventDefault();
    keys[event.key]();
  } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
    move((at, length) => {
      const all = items();
      for (let i = 1; i <= length; i++) {
        if (all[(at + i + length) % length].textContent.toLowerCase().startsWith(event.key.toLowerCase())) return at + i;
      }
      return at;
    });
  }
}, true);

document.addEventListener('pointerdown', event => {
  if (open && !open.element.contains(event.target) && !open.button.contains(event.target)) closeMenu();
});
// One item is chosen at a time, whether by keys or by pointing at it.
document.addEventListener('pointermove', event => {
  const item = open && event.target.closest('[role=menuitem]');
  if (item && item !== document.activeElement) item.focus({ preventScroll: true });
});
document.addEventListener('click', event => {
  const item = open && event.target.closest('[role=menuitem]');
  if (item && open.element.contains(item)) choose(item);
});
addEventListener('resize', () => closeMenu());
addEventListener('popstate', () => closeMenu());
