import {html, nothing} from 'lit';
import {plainMillis} from './format.js';
import {nameText, typeTag} from './names.js';
import {Part} from './part.js';
import './table.js';

/** @typedef {import('./types.js').Stat} Stat */

const SHOWN = ['50', '66', '75', '80', '90', '95', '98', '99', '99.9', '99.99', '100'];

/** Response times of every name by percentile, in milliseconds. */
export class PercentileTable extends Part {
  static properties = {view: {attribute: false}};

  constructor() {
    super();
    /** @type {import('./types.js').View|null} */
    this.view = null;
  }

  render() {
    if (!this.view) return nothing;
    /** @type {import('./table.js').Column[]} */
    const columns = [
      {id: 'type', label: 'Type', words: true, value: (s) => s.type, cell: (s) => typeTag(s.type)},
      {id: 'name', label: 'Name', words: true, sticky: true, value: (s) => s.name, cell: (s) => (s.id ? nameText(s.name) : html`<strong>${s.name}</strong>`)},
      ...SHOWN.map((p) => ({
        id: p,
        label: p === '100' ? 'Max' : p + '%',
        value: (/** @type {Stat} */ s) => s.pct[p],
        cell: (/** @type {Stat} */ s) => plainMillis(s.pct[p]),
      })),
    ];
    return html`<st-table label="Response times by percentile, in milliseconds" .columns=${columns} .rows=${this.view.statistics.rows}
      .foot=${[this.view.statistics.aggregated]} .rowKey=${(/** @type {Stat} */ s) => s.id} empty="No calls."></st-table>
      <p class="quiet">Milliseconds from sent to the last byte. A dash: too few calls to say (a percentile p takes 1/(1−p) of them).</p>`;
  }
}

customElements.define('st-percentiles', PercentileTable);
