import {html, nothing} from 'lit';
import {clip, count, share} from './format.js';
import {Part} from './part.js';

/**
 * A table of expected by chosen as a coloured matrix: each cell's depth is its share of the row, and its
 * place tells right (where the names agree) from wrong; the share stands in words too.
 */
export class Matrix extends Part {
  static properties = {table: {attribute: false}};

  constructor() {
    super();
    /** @type {import('./types.js').InsightTable|null} */
    this.table = null;
  }

  render() {
    const table = this.table;
    if (!table) return nothing;
    const heads = table.columns.slice(1);
    return html`<div class="scroll" role="region" aria-label="Routes: expected by chosen" tabindex="0">
      <table class="matrix">
        <caption class="hidden">Expected by chosen; each row is the whole</caption>
        <thead>
          <tr><td class="corner"></td><th scope="colgroup" colspan=${heads.length} class="over">Chosen</th></tr>
          <tr><th scope="col" class="words">${table.columns[0].name}</th>
            ${heads.map((head) => html`<th scope="col"><bdi>${clip(head.name, 40)}</bdi></th>`)}</tr>
        </thead>
        <tbody>${table.rows.map((row) => this.line(row, heads))}</tbody>
      </table></div>`;
  }

  /** @param {(string|number|null)[]} row @param {import('./types.js').InsightColumn[]} heads */
  line(row, heads) {
    const sum = row.slice(1).reduce((/** @type {number} */ all, n) => all + Number(n ?? 0), 0);
    return html`<tr><th scope="row" class="words"><bdi>${clip(String(row[0]), 80)}</bdi></th>
      ${heads.map((head, i) => {
        const n = Number(row[i + 1] ?? 0);
        const part = sum > 0 ? n / sum : 0;
        const right = head.name === row[0];
        return html`<td class=${(right ? 'right' : 'wrong') + (part > 0.45 ? ' deep' : '')} .style=${`--share:${n ? 0.06 + 0.94 * part : 0}`}>
          ${n ? html`${count(n)}<small>${share(part)}</small>` : html`<span class="zero">0</span>`}</td>`;
      })}</tr>`;
  }
}

customElements.define('st-matrix', Matrix);
