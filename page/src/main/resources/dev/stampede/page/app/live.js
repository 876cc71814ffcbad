import {html, nothing} from 'lit';
import {ask} from './api.js';
import {time} from './format.js';
import {isTyping} from './keys.js';
import {Part} from './part.js';
import {here, keep} from './route.js';
import {Store} from './store.js';
import {Stream} from './stream.js';
import {tabsOf} from './tab-list.js';
import {toggleTheme} from './theme.js';
import {clip} from './format.js';
import './dialog.js';
import './header.js';
import './start.js';
import './tabs.js';

/** @typedef {import('./types.js').View} View */
/** @typedef {import('./types.js').Place} Place */
/** @typedef {import('./dialog.js').Dialogs} Dialogs */

/** The live page. */
class Live extends Part {
  static properties = {place: {state: true}, anew: {state: true}};

  constructor() {
    super();
    this.place = here();
    /** Whether the start form is asked for, after a run. */
    this.anew = false;
    /** How much news of each tab was seen. @type {Record<string, number>} */
    this.seen = {};
    this.runId = '';
    this.store = new Store(() => this.requestUpdate());
    this.stream = new Stream(this.store);
    this.addEventListener('st-go', (event) => this.move(/** @type {CustomEvent} */ (event).detail));
    this.addEventListener('st-dialog', (event) => this.dialogs?.show(/** @type {CustomEvent} */ (event).detail));
    this.addEventListener('st-new', () => (this.anew = true));
    this.addEventListener('st-ask', (event) => this.ask(/** @type {CustomEvent} */ (event).detail));
    addEventListener('popstate', () => (this.place = here()));
    addEventListener('keydown', (event) => this.keyed(event));
    this.stream.open();
  }

  get dialogs() {
    return /** @type {Dialogs|null} */ (this.querySelector('st-dialogs'));
  }

  /** @param {View} view */
  tabs(view) {
    const tabs = tabsOf(view);
    return {tabs, tab: tabs.find((candidate) => candidate.id === this.place.tab) ?? tabs[0]};
  }

  render() {
    const {view, link} = this.store;
    if (!view) return html`<p class="opening" role="status">${link === 'connecting' ? 'Connecting to Stampede…' : 'Waiting for the first figures…'}</p>`;
    const form = view.state === 'ready' || (this.anew && view.state === 'stopped');
    return html`
      <a class="skip" href="#panel">To the figures</a>
      <st-header .view=${view}></st-header>
      ${link === 'lost' ? html`<p class="banner" role="alert">The connection to Stampede is lost; the figures are those of ${time(this.store.heard)}. Reconnecting…</p>` : nothing}
      ${form ? html`<main>${view.run ? html`<p class="back"><button class="link" @click=${() => (this.anew = false)}>Back to the last run</button></p>` : nothing}
        <st-start .form=${view.form} .again=${!!view.run} name=${view.run?.scenario ?? ''}></st-start></main>` : this.figures(view)}
      <st-dialogs .view=${view}></st-dialogs>`;
  }

  /** @param {View} view */
  figures(view) {
    const {tabs, tab} = this.tabs(view);
    return html`<st-tabs .tabs=${tabs} chosen=${tab.id} .marked=${this.marked(view)}></st-tabs>
      <main id="panel" role="tabpanel" aria-labelledby="tab-${tab.id}" tabindex="-1">
        ${view.state === 'stopped' ? this.ended(view) : nothing}
        ${tab.body(view, this.place)}</main>`;
  }

  /** @param {View} view */
  ended(view) {
    const tone = view.verdict === 'passed' ? 'good' : view.verdict ? 'bad' : '';
    const report = view.downloads.find((file) => file.name === 'report.html');
    return html`<p class="ended ${tone}" role="status"><span>The run has ended${view.verdict ? html`: <strong>${view.verdict}</strong>` : nothing}.</span>
      ${report ? html`<a class="button small" href="stats/report" target="_blank" rel="noopener">Report</a>` : nothing}
      ${view.form && !view.form.readOnly ? html`<button class="small" @click=${() => (this.anew = true)}>Run again</button>` : nothing}</p>`;
  }

  /** The tabs with news that the reader did not see: what stands in the open tab counts as seen. @param {View} view */
  marked(view) {
    const {tabs, tab} = this.tabs(view);
    const marked = new Set();
    for (const {id, news} of tabs) {
      const n = news?.(view) ?? 0;
      if (id === tab.id || n < (this.seen[id] ?? 0)) this.seen[id] = n;
      if (n > (this.seen[id] ?? 0)) marked.add(id);
    }
    return marked;
  }

  updated() {
    const view = this.store.view;
    if (!view) return;
    const id = view.run ? view.run.id + ':' + view.run.epoch : '';
    if (id !== this.runId) {
      if (this.runId) this.seen = {};
      this.runId = id;
      this.anew = false;
    }
    document.title = (view.run && view.state !== 'stopped' ? `${view.state} · ` : '') + clip(view.run?.name ?? 'Stampede', 80) + (view.run ? ' · Stampede' : '');
  }

  /** @param {Partial<Place>} place */
  move(place) {
    const step = ('tab' in place && place.tab !== this.place.tab) || ('row' in place && place.row !== this.place.row);
    this.place = {...this.place, ...place};
    keep(this.place, step);
  }

  /** @param {{what: 'start'|'load'|'stop'|'reset', body: unknown, done: (answer: {ok: boolean, message: string, field?: string}) => void}} wish */
  async ask(wish) {
    wish.done(await ask(wish.what, wish.body));
  }

  /** @param {KeyboardEvent} event */
  keyed(event) {
    if (event.key === 'Escape' && event.target instanceof HTMLInputElement) event.target.blur();
    const view = this.store.view;
    if (!view || isTyping(event)) return;
    if (this.act(event.key, view)) event.preventDefault();
  }

  /** @param {string} key @param {View} view @returns {boolean} whether the key meant something */
  act(key, view) {
    const going = view.state === 'spawning' || view.state === 'running';
    const mayChange = !view.form?.readOnly;
    if (/^[1-9]$/.test(key) && view.run) {
      const tab = tabsOf(view)[Number(key) - 1];
      if (tab) this.move({tab: tab.id});
      return true;
    }
    switch (key) {
      case '/':
        this.move({tab: 'statistics'});
        this.updateComplete.then(() => requestAnimationFrame(() => /** @type {HTMLElement|null} */ (this.querySelector('input[type=search]'))?.focus()));
        return true;
      case 's':
        if (going && mayChange) this.dialogs?.show('stop');
        else if (view.state === 'stopped' && mayChange) this.anew = true;
        return true;
      case 'e':
        if (going && mayChange) this.dialogs?.show('edit');
        return true;
      case 't':
        toggleTheme();
        return true;
      case '?':
        this.dialogs?.show('help');
        return true;
      default:
        return false;
    }
  }
}

customElements.define('st-live', Live);
