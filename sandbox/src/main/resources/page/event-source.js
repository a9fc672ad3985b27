// One stream for all sessions that somebody here watches. A browser opens only six connections to a server, so the tabs share it.
export class SharedStream {
  #watchers = new Map(); // session -> { secret, told: Set }
  #source = null;
  #last = '';
  #timer = 0;

  watch(session, secret, told) {
    const watcher = this.#watchers.get(session) ?? { secret, told: new Set() };
    const isNew = !this.#watchers.has(session);
    watcher.told.add(told);
    this.#watchers.set(session, watcher);
    // Whoever joins asks the server for the whole; the stream goes on with what follows.
    if (isNew) this.#open();
    else told({ event: 'connected' });
  }

  leave(session, told) {
    const watcher = this.#watchers.get(session);
    if (!watcher?.told.delete(told) || watcher.told.size) return;
    this.#watchers.delete(session);
    this.#open();
  }

  #tell(session, message) {
    for (const told of this.#watchers.get(session)?.told ?? []) told(message);
  }

  #all(message) {
    for (const session of this.#watchers.keys()) this.#tell(session, message);
  }

  #open() {
    this.#source?.close();
    this.#source = null;
    clearTimeout(this.#timer);
    if (!this.#watchers.size) return;
    const query = new URLSearchParams();
    for (const [session, { secret }] of [...this.#watchers].slice(-16)) query.append('watch', session + '.' + secret);
    if (this.#last) query.append('last', this.#last);
    const source = new EventSource('/api/events?' + query);
    this.#source = source;
    source.onopen = () => this.#all({ event: 'connected' });
    source.onerror = () => {
      this.#all({ event: 'disconnected' });
      // A stream that was refused is not tried again by the browser.
      if (source.readyState === EventSource.CLOSED) this.#timer = setTimeout(() => this.#open(), 2000);
    };
    for (const event of ['view', 'clock', 'outlook', 'mark', 'alarm', 'concern', 'comment', 'ended']) {
      source.addEventListener(event, message => {
        this.#last = message.lastEventId;
        const { session, data } = JSON.parse(message.data);
        this.#tell(session, { event, data });
      });
    }
  }
}
