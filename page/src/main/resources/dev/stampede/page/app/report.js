import {html, nothing} from 'lit';
import {mark, sunAndMoon} from './brand.js';
import {clip, isElsewhere, lasting, moment, plural, utc} from './format.js';
import {Part} from './part.js';
import {toggleTheme} from './theme.js';
import './answer.js';
import './charts.js';
import './configuration.js';
import './download.js';
import './exceptions.js';
import './failures.js';
import './glossary.js';
import './insight.js';
import './percentiles.js';
import './logs.js';
import './ratio.js';
import './statistics.js';
import './targets.js';

/** @typedef {import('./types.js').View} View */

/**
 * The report's chapters, the answer first.
 * @type {{id: string, title: string, when?: (view: View) => boolean, body: (view: View, place: import('./types.js').Place) => unknown}[]}
 */
const CHAPTERS = [
  {id: 'answer', title: 'The answer', body: (view) => html`<st-answer .view=${view}></st-answer>`},
  {id: 'targets', title: 'Targets', when: (view) => view.targets.length > 0, body: (view) => html`<st-targets .view=${view}></st-targets>`},
  {id: 'charts', title: 'Charts', body: (view, place) => html`<st-charts .view=${view} .place=${place}></st-charts>`},
  {id: 'statistics', title: 'Statistics', body: (view, place) => html`<st-statistics .view=${view} .place=${place}></st-statistics>`},
  {id: 'percentiles', title: 'Response times by percentile', body: (view) => html`<st-percentiles .view=${view}></st-percentiles>`},
  {id: 'failures', title: 'Failures', body: (view) => html`<st-failures .view=${view}></st-failures>`},
  {id: 'exceptions', title: 'Exceptions', when: (view) => view.exceptions.rows.length + view.exceptions.others > 0, body: (view) => html`<st-exceptions .view=${view}></st-exceptions>`},
  {id: 'agents', title: 'Agents', when: (view) => view.insight.tables.length > 0, body: (view) => html`<st-insight .view=${{...view, insight: {...view.insight, headlines: []}}}></st-insight>`},
  {id: 'ratio', title: 'Ratio', when: (view) => view.ratios.total.length > 0, body: (view) => html`<st-ratio .view=${view}></st-ratio>`},
  {id: 'logs', title: 'Warnings', when: (view) => view.logs.length > 0, body: (view) => html`<st-logs .view=${view}></st-logs>`},
  {id: 'configuration', title: 'Configuration', body: (view) => html`<st-configuration .view=${view}></st-configuration>`},
  {id: 'glossary', title: 'Glossary', when: (view) => view.glossary.length > 0, body: (view) => html`<st-glossary .view=${view}></st-glossary>`},
  {id: 'files', title: 'Files', body: (view) => html`<st-download .view=${view}></st-download>`},
];

/** The view that lies in the file, unpacked. @returns {Promise<View>} */
async function unpacked() {
  const text = document.getElementById('view')?.textContent ?? '';
  const packed = Uint8Array.from(atob(text.trim()), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).json();
}

/** The whole report. */
class Report extends Part {
  static properties = {view: {state: true}, place: {state: true}, problem: {state: true}};

  constructor() {
    super();
    /** @type {View|null} */
    this.view = null;
    /** @type {import('./types.js').Place} */
    this.place = {tab: '', row: null, filter: ''};
    this.problem = '';
    this.addEventListener('st-go', (event) => this.move(/** @type {CustomEvent} */ (event).detail));
    this.load();
  }

  async load() {
    if (typeof DecompressionStream === 'undefined') {
      this.problem = 'This browser cannot unpack the report: Chrome and Edge 123, Firefox 128, Safari 17.5 or newer can.';
      return;
    }
    try {
      const view = await unpacked();
      if (view.schema !== 1) this.problem = `This report is of a newer kind (${view.schema}) than the page in it can read.`;
      else this.view = view;
    } catch (error) {
      this.problem = 'The data in this file cannot be read; it may have been cut off. ' + error;
    }
  }

  /** @param {Partial<import('./types.js').Place>} place */
  move(place) {
    this.place = {...this.place, ...place};
    if (place.tab) this.updateComplete.then(() => document.getElementById(String(place.tab))?.scrollIntoView({block: 'start'}));
  }

  render() {
    const view = this.view;
    if (this.problem) return html`<main class="sheet"><p class="nothing bad" role="alert">${this.problem}</p></main>`;
    if (!view) return html`<p class="opening">Opening the report…</p>`;
    const chapters = CHAPTERS.filter((chapter) => !chapter.when || chapter.when(view));
    return html`
      <a class="skip" href="#answer">To the answer</a>
      <div class="report">
        <nav class="chapters" aria-label="Chapters"><ol>${chapters.map((chapter) => html`<li><a href="#${chapter.id}">${chapter.title}</a></li>`)}</ol></nav>
        <main class="sheet">
          ${this.head(view)}
          ${chapters.map((chapter) => html`<section class="chapter" id=${chapter.id} aria-labelledby="${chapter.id}-title">
            <h2 id="${chapter.id}-title">${chapter.title}</h2>${chapter.body(view, this.place)}</section>`)}
          <footer class="quiet">Made by Stampede ${view.run?.version}. One file, no network: it can be sent, kept and printed as it is.</footer>
        </main>
      </div>`;
  }

  /** @param {View} view */
  head(view) {
    const run = view.run;
    return html`<header class="title">
      <p class="brand">${mark} Stampede <span class="quiet">report</span><span class="space"></span>
        <button class="icon" title="Dark or light" @click=${toggleTheme}>${sunAndMoon}<span class="hidden">Dark or light</span></button></p>
      <h1><bdi>${clip(run?.name ?? 'A run', 160)}</bdi></h1>
      ${run ? html`<p class="under"><bdi>${clip(run.target ?? '', 200)}</bdi></p>
        <dl class="when"><div><dt>Started</dt><dd>${moment(run.started)} ${isElsewhere(run.started) ? html`<span class="quiet">${utc(run.started)}</span>` : nothing}</dd></div>
          <div><dt>Lasted</dt><dd>${lasting(view.elapsed)}</dd></div>
          <div><dt>Load</dt><dd>${plural(run.users, 'user')}${run.profile ? html`, profile <bdi>${clip(run.profile, 80)}</bdi>` : nothing}</dd></div>
          <div><dt>Seed</dt><dd><code>${run.seed}</code></dd></div></dl>` : nothing}
    </header>`;
  }
}

customElements.define('st-report', Report);
