// Makes elements, and brings what is shown to what should be shown without replacing what stays: focus and selection are kept.
const SVG = 'http://www.w3.org/2000/svg';

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...nodes(children));
  return element;
}

function nodes(children) {
  return children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false && child !== '')
    .map(child => child instanceof Node ? child : document.createTextNode(child));
}

export const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

export const s = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

const keyOf = node => node.nodeType === Node.ELEMENT_NODE ? node.getAttribute('data-key') : null;

export function patch(parent, ...children) {
  const wanted = nodes(children);
  const keyed = new Map([...parent.childNodes].filter(keyOf).map(node => [keyOf(node), node]));
  let at = parent.firstChild;
  for (const node of wanted) {
    const key = keyOf(node);
    const there = key ? keyed.get(key) : at && !keyOf(at) ? at : null;
    if (there && there.nodeName === node.nodeName) {
      if (there === at) at = at.nextSibling;
      else parent.insertBefore(there, at);
      become(there, node);
    } else {
      parent.insertBefore(node, at);
    }
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function become(there, wanted) {
  if (there.nodeType !== Node.ELEMENT_NODE) {
    if (there.data !== wanted.data) there.data = wanted.data;
    return;
  }
  // Whether details are open, and what is typed or ticked, is the user's.
  for (const name of there.getAttributeNames()) {
    if (!wanted.hasAttribute(name) && !(name === 'open' && there.nodeName === 'DETAILS')) there.removeAttribute(name);
  }
  for (const name of wanted.getAttributeNames()) {
    if (there.getAttribute(name) !== wanted.getAttribute(name)) there.setAttribute(name, wanted.getAttribute(name));
  }
  if (there.nodeName === 'INPUT' && there.type === 'checkbox') there.checked = wanted.checked;
  if (there.nodeName !== 'TEXTAREA') patch(there, ...wanted.childNodes);
}

// Who has come to something that is no longer there goes on in the part of the page where it was.
export function keepFocus(part, change) {
  const focused = document.activeElement;
  const around = focused?.closest(part);
  change();
  if (!around?.isConnected || focused.isConnected) return;
  const next = around.querySelector('button:not([aria-disabled=true], :disabled), a[href], input') ?? around;
  if (next === around) around.tabIndex = -1;
  next.focus();
}

// Calls the function that stands under the name in data-do of what was clicked or changed, with its element. What is aria-disabled does nothing, but can have the focus, so that nobody
// loses their place where something comes to be of no use.
export function actions(root, table) {
  const go = event => {
    const from = event.target.closest('[data-do]');
    if (!from || !root.contains(from)) return;
    if (from.getAttribute('aria-disabled') === 'true') {
      event.preventDefault();
      return;
    }
    const isField = from.matches('input, select');
    if ((event.type === 'change') !== isField) return;
    table[from.dataset.do]?.(from, event);
  };
  root.addEventListener('click', go);
  root.addEventListener('change', go);
}
