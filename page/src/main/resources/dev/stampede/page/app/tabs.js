import {html, nothing} from 'lit';
import {Part} from './part.js';

/** @typedef {import('./tab-list.js').Tab} Tab */

/** The row of tabs: arrows move, the chosen one is announced, a mark tells of what was not seen yet. */
export class Tabs extends Part {
  static properties = {tabs: {attribute: false}, chosen: {}, marked: {attribute: false}};

  constructor() {
    super();
    /** @type {Tab[]} */
    this.tabs = [];
    this.chosen = '';
    /** @type {Set<string>} */
    this.marked = new Set();
  }

  render() {
    return html`<div class="tabs" role="tablist" aria-label="Views of the run" @keydown=${this.keyed}>
      ${this.tabs.map((tab) => html`<button role="tab" id="tab-${tab.id}" aria-controls=${tab.id === this.chosen ? 'panel' : nothing} aria-selected=${tab.id === this.chosen}
        tabindex=${tab.id === this.chosen ? 0 : -1} @click=${() => this.go({tab: tab.id})}>${tab.label}${this.marked.has(tab.id) ? html`<span class="news" title="Something new">!<span class="hidden"> something new</span></span>` : nothing}</button>`)}
    </div>`;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('chosen')) this.querySelector('[aria-selected=true]')?.scrollIntoView({block: 'nearest', inline: 'nearest'});
  }

  /** @param {KeyboardEvent} event */
  keyed(event) {
    const at = this.tabs.findIndex((tab) => tab.id === this.chosen);
    const last = this.tabs.length - 1;
    const to = {ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last}[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.go({tab: this.tabs[to].id});
    this.updateComplete.then(() => /** @type {HTMLElement|null} */ (this.querySelector('[aria-selected=true]'))?.focus());
  }
}

customElements.define('st-tabs', Tabs);
