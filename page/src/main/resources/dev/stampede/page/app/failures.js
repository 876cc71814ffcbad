import {html, nothing} from 'lit';
import {failuresCsv} from './csv.js';
import {clip, count, plural, time} from './format.js';
import {nameText, typeTag} from './names.js';
import {Part} from './part.js';
import {saveCsv} from './save.js';
import './table.js';

/** @typedef {import('./types.js').FailureRow} FailureRow */

/** @type {import('./table.js').Column[]} */
const COLUMNS = [
  {id: 'count', label: '# Failures', value: (f) => f.count, cell: (f) => html`<strong>${count(f.count)}</strong>`},
  {id: 'outcome', label: 'Outcome', words: true, value: (f) => f.outcome, cell: (f) => html`<span class="outcome">${f.outcome}</span>`},
  {id: 'type', label: 'Type', words: true, value: (f) => f.type, cell: (f) => typeTag(f.type)},
  {id: 'name', label: 'Name', words: true, value: (f) => f.name, cell: (f) => nameText(f.name, 80)},
  {id: 'error', label: 'Message', words: true, kind: 'message', value: (f) => f.error, cell: (f) => long(f.error)},
  {id: 'first', label: 'First seen', value: (f) => f.first, cell: (f) => time(f.first)},
  {id: 'last', label: 'Last seen', value: (f) => f.last, cell: (f) => time(f.last)},
];

/** @param {string} text */
function long(text) {
  return text.length <= 240 ? html`<bdi>${text}</bdi>` : html`<details class="long"><summary><bdi>${clip(text, 200)}</bdi></summary><bdi>${clip(text, 4000)}</bdi></details>`;
}

/** What failed, by kind. */
export class Failures extends Part {
  static properties = {view: {attribute: false}};

  constructor() {
    super();
    /** @type {import('./types.js').View|null} */
    this.view = null;
  }

  render() {
    const view = this.view;
    if (!view) return nothing;
    const {rows, others} = view.failures;
    if (!rows.length && !others) return html`<p class="nothing good">No failures.</p>`;
    return html`
      <div class="tools"><span class="quiet">${plural(rows.length, 'kind')} of failure</span><span class="space"></span>
        <button class="small" @click=${() => saveCsv('failures.csv', failuresCsv(view))}>Save CSV</button></div>
      <st-table label="Failures by kind" .columns=${COLUMNS} .rows=${rows} .sort=${{id: 'count', down: true}}></st-table>
      ${others ? html`<p class="rest">and ${plural(others, 'failure')} of kinds too many to be kept apart</p>` : nothing}`;
  }
}

customElements.define('st-failures', Failures);
