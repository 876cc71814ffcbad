import {html, nothing} from 'lit';
import {exceptionsCsv} from './csv.js';
import {clip, count, plural, time} from './format.js';
import {Part} from './part.js';
import {saveCsv} from './save.js';

/** What the scenario's own code threw, by kind. */
export class Exceptions extends Part {
  static properties = {view: {attribute: false}};

  constructor() {
    super();
    /** @type {import('./types.js').View|null} */
    this.view = null;
  }

  render() {
    const view = this.view;
    if (!view) return nothing;
    const {rows, others} = view.exceptions;
    if (!rows.length && !others) return html`<p class="nothing good">No exceptions.</p>`;
    return html`
      <div class="tools"><span class="quiet">${plural(rows.length, 'kind')} of exception</span><span class="space"></span>
        <button class="small" @click=${() => saveCsv('exceptions.csv', exceptionsCsv(view))}>Save CSV</button></div>
      <ul class="exceptions">${rows.map((row) => html`<li class="card">
        <details ?open=${rows.length === 1}>
          <summary><strong class="times">${count(row.count)}×</strong> <bdi>${clip(row.message, 400)}</bdi>
            <span class="quiet">${time(row.first)} – ${time(row.last)}</span></summary>
          <pre tabindex="0">${clip(row.traceback, 20_000)}</pre>
        </details></li>`)}
      </ul>
      ${others ? html`<p class="rest">and ${plural(others, 'exception')} of kinds too many to be kept apart</p>` : nothing}`;
  }
}

customElements.define('st-exceptions', Exceptions);
