import {html, nothing} from 'lit';
import {clip, count, money, NONE, plainMillis, plural, share} from './format.js';
import {nameText, typeTag} from './names.js';
import {Part} from './part.js';
import './matrix.js';
import './table.js';

/** @typedef {import('./types.js').InsightTable} InsightTable */
/** @typedef {import('./types.js').InsightColumn} InsightColumn */

/** What a column's numbers look like. @type {Record<string, (value: any) => any>} */
const SHOWN = {
  text: (value) => (value === null ? NONE : nameText(String(value), 160)),
  count: (value) => count(value),
  millis: (value) => plainMillis(value),
  money: (value) => money(value),
  share: (value) => (value === null ? NONE : html`<span class="bar" .style=${`--share:${Math.min(1, Math.max(0, value))}`}>${share(value)}</span>`),
};

/** Expected by chosen: words first, then counts alone. @param {InsightTable} table */
const isMatrix = (table) =>
  table.columns.length > 2 && /^expected$/i.test(table.columns[0].name) && table.columns.slice(1).every((column) => column.kind === 'count');

/** What the numbers mean for agents and functions: headlines and tables. */
export class Insight extends Part {
  static properties = {view: {attribute: false}, whole: {state: true}};

  constructor() {
    super();
    /** @type {import('./types.js').View|null} */
    this.view = null;
    /** Tables of which every column is shown, by title. @type {Record<string, boolean>} */
    this.whole = {};
  }

  render() {
    const insight = this.view?.insight;
    if (!insight) return nothing;
    if (!insight.tables.length && !insight.headlines.length) return html`<p class="nothing">Nothing yet: no agent or function was called.</p>`;
    return html`
      ${insight.headlines.length ? html`<ul class="headlines">${insight.headlines.map((line) => html`<li><bdi>${clip(line, 400)}</bdi></li>`)}</ul>` : nothing}
      ${insight.tables.map((table) => this.table(table))}`;
  }

  /** @param {InsightTable} table */
  table(table) {
    const label = capital(table.title);
    const whole = this.whole[table.title] ?? false;
    const columns = table.columns.map(column).filter((_, index) => whole || !table.columns[index].detail);
    const more = table.columns.length - columns.length;
    return html`<section class="block">
      <h3>${label}</h3>
      ${isMatrix(table) ? html`<st-matrix .table=${table}></st-matrix>`
        : html`<st-table label=${label} .columns=${columns} .rows=${table.rows}></st-table>
          ${more || whole ? html`<p class="tail"><button class="link" @click=${() => (this.whole = {...this.whole, [table.title]: !whole})}>${whole ? 'Fewer columns' : `Show ${plural(more, 'more column')}`}</button></p>` : nothing}`}
      ${table.notes.map((note) => html`<p class="quiet"><bdi>${clip(note, 1000)}</bdi></p>`)}
    </section>`;
  }
}

/** @param {InsightColumn} head @param {number} index @returns {import('./table.js').Column} */
function column(head, index) {
  return {
    id: String(index),
    label: head.name + (head.kind === 'millis' ? ' (ms)' : ''),
    words: head.kind === 'text',
    sticky: head.name === 'Name',
    value: (row) => row[index],
    cell: (row) => (head.name === 'Type' ? typeTag(row[index] ?? '') : (SHOWN[head.kind] ?? SHOWN.text)(row[index])),
  };
}

/** @param {string} title */
const capital = (title) => title.charAt(0).toUpperCase() + title.slice(1);

customElements.define('st-insight', Insight);
