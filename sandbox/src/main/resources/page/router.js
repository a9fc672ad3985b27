// Addresses: /, /scenarios/NAME, /rehearse/NAME/ID, /rehearse/NAME/ID?from=ID, /debrief/NAME/ID?at=MILLIS, /instructor, /instructor/ID.
let show = () => {};

const decoded = part => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // no name has this
  }
};

export const parts = () => location.pathname.split('/').slice(1).map(decoded);

export function routes(table, missing) {
  show = () => {
    const [kind, ...names] = parts();
    (table[kind] ?? missing)(...names);
  };
  addEventListener('popstate', show);
  document.addEventListener('click', event => {
    const link = event.target.closest('a[href]');
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || link.target
      || link.origin !== location.origin || link.getAttribute('href').startsWith('#') || link.hasAttribute('download')) return;
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
  });
  show();
}

export function go(path) {
  history.pushState(null, '', path);
  show();
}

export const replace = path => history.replaceState(null, '', path);

export const paths = {
  rehearse: (scenario, id) => '/rehearse/' + encodeURIComponent(scenario) + '/' + encodeURIComponent(id),
  // A branch that an instructor hands over is opened by the key of the session that it is of.
  branch: (scenario, id, from) => paths.rehearse(scenario, id) + '?from=' + encodeURIComponent(from),
  debrief: (scenario, id) => '/debrief/' + encodeURIComponent(scenario) + '/' + encodeURIComponent(id),
  instructor: id => '/instructor' + (id ? '/' + encodeURIComponent(id) : ''),
};
