import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {CHARTS} from './chart-specs.js';
import {clip, span} from './format.js';
import {recall, remember} from './memory.js';
import {any, ramps, since} from './outline.js';
import {Part} from './part.js';
import {eventInk} from './plot-options.js';
import './heat-map.js';
import './histogram.js';
import './line-chart.js';

/** @typedef {import('./types.js').View} View */
/** @typedef {import('./types.js').Series} Series */

const WINDOWS = [['0', 'whole run'], ['900', 'last 15 minutes'], ['300', 'last 5 minutes'], ['60', 'last minute']];
const MOST_EVENTS = 60;

/** All charts of the run, or of one name, with one cursor and one zoom, and what happened meanwhile. */
export class Charts extends Part {
  static properties = {
    view: {attribute: false},
    place: {attribute: false},
    zoom: {state: true},
    log: {state: true},
    window: {state: true},
  };

  constructor() {
    super();
    /** @type {View|null} */
    this.view = null;
    /** @type {import('./types.js').Place} */
    this.place = {tab: '', row: null, filter: ''};
    /** @type {[number, number]|null} */
    this.zoom = null;
    this.log = recall('log', false);
    this.window = '0';
    this.addEventListener('st-zoom', (event) => (this.zoom = /** @type {CustomEvent} */ (event).detail));
    this.addEventListener('dblclick', () => (this.zoom = null));
  }

  render() {
    const view = this.view;
    if (!view) return nothing;
    const row = view.rows.find((candidate) => candidate.id === this.place.row) ?? null;
    const whole = row ? view.rowSeries[row.id] ?? {t: [], w: []} : view.totals;
    const end = Number(view.totals.t.at(-1) ?? 0);
    const from = this.window === '0' ? 0 : Math.max(0, end - Number(this.window));
    const series = from ? since(whole, from) : whole;
    const zoom = this.zoom ?? (from ? /** @type {[number, number]} */ ([from, end]) : null);
    const backdrop = {events: view.events, ramps: ramps(view.totals)};
    return html`
      ${this.tools(view, row)}
      ${whole.t.length ? html`<div class="board">
        ${repeat(this.specs(whole, row !== null), (spec) => spec.id, (spec) => html`<st-line-chart .spec=${spec} .series=${series} .zoom=${zoom}
          .log=${this.log && !!spec.log} .backdrop=${backdrop}></st-line-chart>`)}
        ${row ? nothing : html`
          <st-heat-map .heat=${view.heat} .zoom=${zoom} .backdrop=${backdrop}></st-heat-map>
          <st-histogram .heat=${view.heat} .stat=${view.statistics.aggregated}></st-histogram>`}
      </div>` : html`<p class="nothing">${row ? 'Nothing was measured of this name yet: its charts have a point each five seconds.' : 'No calls yet.'}</p>`}
      ${this.story(view)}`;
  }

  /** @param {Series} series @param {boolean} ofRow */
  specs(series, ofRow) {
    return CHARTS.filter((spec) => !(ofRow && spec.totalOnly) && (!spec.maybe || spec.lines.some((line) => any(series, line.key))));
  }

  /** @param {View} view @param {import('./types.js').RowMeta|null} row */
  tools(view, row) {
    return html`<div class="tools">
      <label>Of <select class="subject" .value=${row?.id ?? ''} @change=${(/** @type {Event} */ e) => this.go({row: value(e) || null})}>
        <option value="" ?selected=${!row}>all calls together</option>
        ${view.rows.map((meta) => html`<option value=${meta.id} ?selected=${meta.id === row?.id}>${clip(`${meta.type} ${meta.name}`, 70)}</option>`)}
      </select></label>
      <label>Over <select @change=${(/** @type {Event} */ e) => this.look(value(e))}>
        ${WINDOWS.map(([seconds, label]) => html`<option value=${seconds} ?selected=${seconds === this.window}>the ${label}</option>`)}</select></label>
      <button class="small toggle" aria-pressed=${this.log} @click=${this.toggleLog}>Log scale</button>
      ${this.zoom ? html`<button class="small" @click=${() => (this.zoom = null)}>Reset zoom (${span(this.zoom[0])}–${span(this.zoom[1])})</button>` : nothing}
      <span class="space"></span><span class="quiet wide">Drag over a chart to zoom, double-click to go back</span>
    </div>`;
  }

  /** @param {View} view */
  story(view) {
    if (!view.events.length) return nothing;
    const shown = view.events.slice(0, MOST_EVENTS);
    return html`<section class="block story"><h3>What happened</h3><ol class="events">
      ${shown.map((event) => html`<li><span class="badge" .style=${`--ink:var(${eventInk(event.kind)})`} aria-hidden="true"></span>
        <time>${span(event.t)}</time> <span><span class="hidden">${event.kind}: </span><bdi>${clip(event.text, 240)}</bdi></span></li>`)}
      </ol>${view.events.length > MOST_EVENTS ? html`<p class="rest">and ${view.events.length - MOST_EVENTS} more</p>` : nothing}
      <p class="quiet">Numbers on the charts mark these. Tinted: users were on their way to the goal.</p></section>`;
  }

  /** @param {string} seconds */
  look(seconds) {
    this.window = seconds;
    this.zoom = null;
  }

  toggleLog() {
    this.log = !this.log;
    remember('log', this.log);
  }
}

/** @param {Event} event */
const value = (event) => /** @type {HTMLSelectElement} */ (event.target).value;

customElements.define('st-charts', Charts);
