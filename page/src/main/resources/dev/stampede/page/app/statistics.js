import {html, nothing} from 'lit';
import {requestsCsv} from './csv.js';
import {bytes, count, plainMillis, plural, rate, share} from './format.js';
import {recall, remember} from './memory.js';
import {nameText, typeTag} from './names.js';
import {failShare} from './outline.js';
import {Part} from './part.js';
import {saveCsv} from './save.js';
import './table.js';

/** @typedef {import('./types.js').View} View */
/** @typedef {import('./types.js').Stat} Stat */
/** @typedef {import('./table.js').Column} Column */

/** @param {string} id @param {string} label @param {(s: Stat) => import('./types.js').Figure|undefined} value @param {string} [help] @returns {Column} */
const ms = (id, label, value, help) => ({id, label, value, cell: (s) => plainMillis(value(s)), help});

/** @type {(Column & {optional?: boolean})[]} */
export const COLUMNS = [
  {id: 'type', label: 'Type', words: true, value: (s) => s.type, cell: (s) => typeTag(s.type)},
  {id: 'name', label: 'Name', words: true, sticky: true, value: (s) => s.name, cell: nameCell},
  {id: 'requests', label: '#\u00a0Requests', value: (s) => s.requests, cell: (s) => count(s.requests), help: 'Attempts that were not cut by the end of the test'},
  {id: 'fails', label: '#\u00a0Fails', value: (s) => s.fails, cell: (s) => (s.fails ? html`<span class="bad">${count(s.fails)}</span>` : '0')},
  {id: 'failShare', label: 'Fail %', value: failShare, cell: (s) => (s.fails ? share(failShare(s)) : '0%')},
  ms('p50', 'Median', (s) => s.pct['50'], 'Half of the calls took no longer'),
  ms('p90', '90%ile', (s) => s.pct['90']),
  ms('p95', '95%ile', (s) => s.pct['95']),
  ms('p99', '99%ile', (s) => s.pct['99']),
  ms('average', 'Average', (s) => s.average),
  ms('min', 'Min', (s) => s.min),
  ms('max', 'Max', (s) => s.max),
  ms('ttft50', 'TTFT p50', (s) => s.ttft?.['50'], 'Time to first token: the first chunk that is not empty'),
  ms('ttft95', 'TTFT p95', (s) => s.ttft?.['95']),
  ms('ok95', '95%ile of successes', (s) => s.ok?.['95']),
  ms('response95', '95%ile response', (s) => s.response?.['95'], "Finished minus planned: the generator's own delay counts"),
  {id: 'size', label: 'Average size', value: (s) => s.size, cell: (s) => bytes(s.size)},
  {id: 'interrupted', label: 'Interrupted', value: (s) => s.interrupted, cell: (s) => count(s.interrupted), help: 'Cut by the end of the test; in no percentile'},
  {id: 'rps', label: 'RPS', value: (s) => s.rps, cell: (s) => rate(s.rps), help: 'Requests per second over the whole run'},
  {id: 'currentRps', label: 'Current RPS', value: (s) => s.currentRps, cell: (s) => rate(s.currentRps), help: 'Of the last ten seconds'},
  {id: 'currentFps', label: 'Current failures/s', value: (s) => s.currentFps, cell: (s) => rate(s.currentFps)},
];

const AT_FIRST = ['type', 'name', 'requests', 'fails', 'p50', 'p95', 'p99', 'average', 'min', 'max', 'ttft50', 'ttft95', 'size', 'currentRps', 'currentFps'];
const IN_REPORT = ['type', 'name', 'requests', 'fails', 'failShare', 'p50', 'p95', 'p99', 'average', 'min', 'max', 'ttft50', 'ttft95', 'size', 'rps'];

/** @param {Stat} stat */
function nameCell(stat) {
  if (!stat.id) return html`<strong>${stat.name}</strong>`;
  return html`<button class="name" data-row=${stat.id}>${nameText(stat.name)}</button>`;
}

/** What every name did, one row each. */
export class Statistics extends Part {
  static properties = {
    view: {attribute: false},
    place: {attribute: false},
    columns: {state: true},
    choosing: {state: true},
  };

  constructor() {
    super();
    /** @type {View|null} */
    this.view = null;
    /** @type {import('./types.js').Place} */
    this.place = {tab: '', row: null, filter: ''};
    /** @type {string[]} */
    this.columns = recall('columns', null) ?? AT_FIRST;
  }

  render() {
    const view = this.view;
    if (!view) return nothing;
    const filter = this.place.filter.trim().toLowerCase();
    const rows = filter ? view.statistics.rows.filter((s) => (s.type + ' ' + s.name).toLowerCase().includes(filter)) : view.statistics.rows;
    return html`
      <div class="tools">
        <label class="filter"><span class="hidden">Filter by name or type</span>
          <input type="search" placeholder="Filter names" .value=${this.place.filter} @input=${this.filtered}></label>
        <span class="quiet" role="status">${filter ? html`${count(rows.length)} of ${plural(view.statistics.rows.length, 'name')}` : plural(rows.length, 'name')} · times in milliseconds</span>
        <span class="space"></span>
        ${view.live ? this.chooser() : nothing}
        <button class="small" @click=${() => saveCsv('requests.csv', requestsCsv(view))}>Save CSV</button>
      </div>
      <st-table label="Statistics by name" clickable .columns=${this.visible()} .rows=${rows} .foot=${[view.statistics.aggregated]}
        .rowKey=${(/** @type {Stat} */ s) => s.id} .chosen=${this.place.row} .clickable=${true}
        empty=${filter ? 'No name has this in it.' : 'No calls yet.'}
        @st-pick=${(/** @type {CustomEvent<Stat>} */ e) => this.go({tab: 'charts', row: e.detail.id})}></st-table>`;
  }

  visible() {
    const view = /** @type {View} */ (this.view);
    const wanted = view.live ? this.columns : IN_REPORT;
    const streams = view.statistics.aggregated.ttft !== null || view.statistics.rows.some((s) => s.ttft);
    return COLUMNS.filter((column) => wanted.includes(column.id) && (streams || !column.id.startsWith('ttft')));
  }

  chooser() {
    return html`<details class="chooser" @keydown=${closeOnEscape} @focusout=${closeOnLeave}>
      <summary class="button small">Columns</summary>
      <fieldset class="popup"><legend class="hidden">Columns to show</legend>
        ${COLUMNS.filter((column) => column.id !== 'name').map((column) => html`<label class="check">
          <input type="checkbox" .checked=${this.columns.includes(column.id)} @change=${() => this.toggle(column.id)}> ${column.label}</label>`)}
        <button class="link" @click=${() => this.choose(AT_FIRST)}>As at first</button>
      </fieldset>
    </details>`;
  }

  /** @param {string} id */
  toggle(id) {
    this.choose(this.columns.includes(id) ? this.columns.filter((other) => other !== id) : [...this.columns, id]);
  }

  /** @param {string[]} columns */
  choose(columns) {
    this.columns = columns;
    remember('columns', columns);
  }

  /** @param {Event} event */
  filtered(event) {
    this.go({filter: /** @type {HTMLInputElement} */ (event.target).value});
  }
}

/** @param {KeyboardEvent} event */
function closeOnEscape(event) {
  if (event.key !== 'Escape') return;
  const details = /** @type {HTMLDetailsElement} */ (event.currentTarget);
  details.open = false;
  details.querySelector('summary')?.focus();
}

/** @param {FocusEvent} event */
function closeOnLeave(event) {
  const details = /** @type {HTMLDetailsElement} */ (event.currentTarget);
  if (event.relatedTarget && !details.contains(/** @type {Node} */ (event.relatedTarget))) details.open = false;
}

customElements.define('st-statistics', Statistics);
