// The site's time as it is now, between what the server tells of it.
export class SiteClock {
  millis = 0;
  running = false;
  speed = 1;
  #at = performance.now();

  set({ millis, running, speed }) {
    Object.assign(this, { millis, running, speed });
    this.#at = performance.now();
  }

  get now() {
    return this.running ? this.millis + (performance.now() - this.#at) * this.speed : this.millis;
  }
}
