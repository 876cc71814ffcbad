import {html} from 'lit';
import {clip, time} from './format.js';
import {Part} from './part.js';

/** What the run said, the newest first. */
export class Logs extends Part {
  static properties = {view: {attribute: false}, level: {state: true}};

  constructor() {
    super();
    /** @type {import('./types.js').View|null} */
    this.view = null;
    this.level = 'all';
  }

  render() {
    const lines = this.view?.logs ?? [];
    const shown = this.level === 'all' ? lines : lines.filter((line) => /WARN|ERROR/.test(line.level));
    return html`
      <div class="tools"><span class="quiet">The last ${lines.length} lines, newest first; all of them are on the console.</span><span class="space"></span>
        <label>Show <select .value=${this.level} @change=${(/** @type {Event} */ e) => (this.level = /** @type {HTMLSelectElement} */ (e.target).value)}>
          <option value="all">everything</option><option value="trouble">warnings and errors</option></select></label></div>
      ${shown.length ? html`<div class="scroll logs" role="log" aria-label="Log" tabindex="0"><ol>${shown.toReversed().map((line) => html`<li class=${line.level.toLowerCase()}>
          <time>${time(line.at)}</time> <b>${line.level}</b> <bdi>${clip(line.text, 2000)}</bdi></li>`)}</ol></div>`
        : html`<p class="nothing">Nothing was logged.</p>`}`;
  }
}

customElements.define('st-logs', Logs);
