/** @typedef {import('./store.js').Store} Store */

const HIDDEN_FOR = 30_000;
const AGAIN_AFTER = 2_000;

/**
 * The one push stream of a page. The browser reconnects by itself where the server lets go; where it gives
 * up (an error page), we try again. A page that nobody sees for half a minute lets go and comes back when
 * seen; the server then tells it what it missed.
 */
export class Stream {
  /** @param {Store} store @param {string} [address] */
  constructor(store, address = 'api/stream') {
    this.store = store;
    this.address = address;
    /** @type {EventSource|null} */
    this.source = null;
    this.last = '';
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    this.later = undefined;
    document.addEventListener('visibilitychange', () => this.seen());
    addEventListener('pagehide', () => this.close());
    addEventListener('pageshow', () => this.open());
  }

  open() {
    if (this.source) return;
    const source = new EventSource(this.address + (this.last ? '?last=' + encodeURIComponent(this.last) : ''));
    this.source = source;
    source.addEventListener('view', (event) => this.take(event, (data) => this.store.replace(data)));
    source.addEventListener('tick', (event) => this.take(event, (data) => this.store.tick(data)));
    source.addEventListener('state', (event) => this.take(event, (data) => this.store.stands(data)));
    source.addEventListener('open', () => this.store.linked('connected'));
    source.addEventListener('error', () => {
      this.store.linked(this.store.view ? 'lost' : 'connecting');
      if (source.readyState === EventSource.CLOSED && this.source === source) {
        this.close();
        this.later = setTimeout(() => this.open(), AGAIN_AFTER);
      }
    });
  }

  close() {
    clearTimeout(this.later);
    this.source?.close();
    this.source = null;
  }

  seen() {
    clearTimeout(this.later);
    if (document.hidden) this.later = setTimeout(() => this.close(), HIDDEN_FOR);
    else this.open();
  }

  /** @param {MessageEvent} event @param {(data: any) => void} use */
  take(event, use) {
    if (event.lastEventId) this.last = event.lastEventId;
    use(JSON.parse(event.data));
  }
}
