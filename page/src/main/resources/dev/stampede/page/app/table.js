import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {count} from './format.js';
import {Part} from './part.js';

/**
 * A table that sorts by a click on its headings and draws only so many rows until asked for more, so that
 * thousands of names do not choke it.
 *
 * @typedef {object} Column
 * @property {string} id
 * @property {string} label
 * @property {(row: any) => any} value what is sorted by
 * @property {(row: any) => any} [cell] what is shown; the value itself without it
 * @property {boolean} [words] left-aligned, first sorted from A to Z
 * @property {string} [help] what it means, for a tooltip
 * @property {boolean} [sticky] stays in sight when the table scrolls sideways
 * @property {string} [kind] a class for its cells
 */

const FIRST = 200;
const MORE = 500;

export class Table extends Part {
  static properties = {
    label: {},
    columns: {attribute: false},
    rows: {attribute: false},
    foot: {attribute: false},
    sort: {attribute: false},
    chosen: {attribute: false},
    rowKey: {attribute: false},
    clickable: {attribute: false},
    empty: {},
    shown: {state: true},
  };

  constructor() {
    super();
    this.label = '';
    /** @type {Column[]} */
    this.columns = [];
    /** @type {any[]} */
    this.rows = [];
    /** Rows below all others, never sorted. @type {any[]} */
    this.foot = [];
    /** @type {{id: string, down: boolean}|null} */
    this.sort = null;
    /** @type {unknown} */
    this.chosen = null;
    /** @type {(row: any, index: number) => unknown} */
    this.rowKey = (_, index) => index;
    this.clickable = false;
    this.empty = 'Nothing here.';
    this.shown = FIRST;
  }

  render() {
    const rows = this.sorted();
    const visible = rows.length > this.shown ? rows.slice(0, this.shown) : rows;
    return html`
      <div class="scroll" role="region" aria-label=${this.label} tabindex="0">
        <table class=${this.clickable ? 'clickable' : ''}>
          <caption class="hidden">${this.label}</caption>
          <thead><tr>${this.columns.map((column) => this.heading(column))}</tr></thead>
          <tbody>
            ${repeat(visible, this.rowKey, (row, index) => this.line(row, this.rowKey(row, index)))}
            ${rows.length ? nothing : html`<tr><td class="empty" colspan=${this.columns.length}>${this.empty}</td></tr>`}
          </tbody>
          ${this.foot.length ? html`<tfoot>${this.foot.map((row) => this.line(row, null))}</tfoot>` : nothing}
        </table>
      </div>
      ${rows.length > visible.length ? this.rest(rows.length - visible.length) : nothing}`;
  }

  /** @param {Column} column */
  heading(column) {
    const active = this.sort?.id === column.id;
    const direction = active ? (this.sort?.down ? 'descending' : 'ascending') : 'none';
    return html`<th scope="col" class=${kind(column)} aria-sort=${direction}>
      <button class="sort" title=${column.help ?? nothing} @click=${() => this.sortBy(column)}>${column.label}<span aria-hidden="true" class="arrow">${active ? (this.sort?.down ? '↓' : '↑') : ''}</span></button>
    </th>`;
  }

  /** @param {any} row @param {unknown} key */
  line(row, key) {
    const selected = key !== null && key === this.chosen;
    return html`<tr class=${selected ? 'chosen' : ''} @click=${this.clickable && key !== null ? (/** @type {Event} */ event) => this.pick(row, event) : nothing}>
      ${this.columns.map((column) => html`<td class=${kind(column)}>${column.cell ? column.cell(row) : column.value(row)}</td>`)}
    </tr>`;
  }

  /** @param {number} n */
  rest(n) {
    return html`<p class="rest">and ${count(n)} more
      <button class="link" @click=${() => (this.shown += MORE)}>Show ${count(Math.min(n, MORE))} more</button></p>`;
  }

  /** @param {any} row @param {Event} event */
  pick(row, event) {
    const target = /** @type {Element} */ (event.target);
    if (target.closest('a, summary, input') || getSelection()?.toString()) return;
    this.tell('st-pick', row);
  }

  /** From the natural first direction to the other, and then back to the given order. @param {Column} column */
  sortBy(column) {
    const natural = !column.words;
    if (this.sort?.id !== column.id) this.sort = {id: column.id, down: natural};
    else if (this.sort.down === natural) this.sort = {id: column.id, down: !natural};
    else this.sort = null;
    this.tell('st-sort', this.sort);
  }

  sorted() {
    const column = this.columns.find((candidate) => candidate.id === this.sort?.id);
    if (!column || !this.sort) return this.rows;
    const sign = this.sort.down ? -1 : 1;
    return [...this.rows].sort((a, b) => {
      const x = column.value(a);
      const y = column.value(b);
      if (x === null || x === undefined) return y === null || y === undefined ? 0 : 1;
      if (y === null || y === undefined) return -1;
      return sign * (column.words ? String(x).localeCompare(String(y)) : x - y);
    });
  }
}

/** @param {Column} column */
const kind = (column) => [column.words ? 'words' : 'number', column.sticky ? 'sticky' : '', column.kind ?? ''].join(' ').trim();

customElements.define('st-table', Table);
