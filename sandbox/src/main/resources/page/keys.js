// The keys to sessions that this browser has, and its sessions themselves, the newest first.
const NAME = 'handover-sessions';
const TRAINEE = 'handover-trainee';
const INSTRUCTOR = 'handover-instructor';
const MOST = 50;

function read() {
  try {
    return JSON.parse(localStorage.getItem(NAME)) ?? [];
  } catch {
    return [];
  }
}

export const keys = {
  all: read,
  keep(id, secret, scenario, title) {
    const others = read().filter(one => one.id !== id);
    localStorage.setItem(NAME, JSON.stringify([{ id, secret, scenario, title }, ...others].slice(0, MOST)));
  },
  // Whoever has the key to a session has that to its branch.
  inherit(id, from) {
    const origin = read().find(one => one.id === from);
    if (origin && !keys.isOwn(id)) keys.keep(id, origin.secret, origin.scenario, origin.title);
  },
  forget(id) {
    localStorage.setItem(NAME, JSON.stringify(read().filter(one => one.id !== id)));
  },
  of: id => read().find(one => one.id === id)?.secret ?? sessionStorage.getItem(INSTRUCTOR) ?? '',
  isOwn: id => read().some(one => one.id === id),
  get instructor() { return sessionStorage.getItem(INSTRUCTOR) ?? ''; },
  set instructor(token) { sessionStorage.setItem(INSTRUCTOR, token); },
  get trainee() { return localStorage.getItem(TRAINEE) ?? ''; },
  set trainee(name) { localStorage.setItem(TRAINEE, name); },
};
