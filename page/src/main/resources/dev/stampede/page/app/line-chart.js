import {html} from 'lit';
import uPlot from 'uplot';
import {known, span} from './format.js';
import {any, latest, range} from './outline.js';
import {joinedCursor, logAxis, marks, timeAxis, TOP, valueAxis} from './plot-options.js';
import {Plot} from './plot.js';
import {ink} from './theme.js';

/** @typedef {import('./chart-specs.js').ChartSpec} ChartSpec */
/** @typedef {import('./chart-specs.js').Line} Line */

/** Lines over time, as a spec says. */
export class LineChart extends Plot {
  static properties = {
    spec: {attribute: false},
    series: {attribute: false},
    log: {type: Boolean},
    hiddenLines: {state: true},
  };

  constructor() {
    super();
    /** @type {ChartSpec|null} */
    this.spec = null;
    /** @type {import('./types.js').Series} */
    this.series = {t: [], w: []};
    this.log = false;
    /** @type {Record<string, boolean>} */
    this.hiddenLines = {};
  }

  get heading() { return this.spec?.title ?? ''; }
  get about() { return this.spec?.about ?? ''; }
  get times() { return /** @type {number[]} */ (this.series.t); }

  /** @returns {Line[]} */
  get lines() {
    return (this.spec?.lines ?? []).filter((line) => !line.maybe || any(this.series, line.key));
  }

  /** @param {Line} line */
  isHidden(line) {
    return this.hiddenLines[line.key] ?? line.off ?? false;
  }

  get summary() {
    const said = this.lines.map((line) => {
      const span = range(this.series, line.key);
      return span ? `${line.label}: now ${this.write(latest(this.series, line.key))}, least ${this.write(span.least)}, most ${this.write(span.most)}` : `${line.label}: nothing yet`;
    });
    return `${this.heading}. ${said.join('. ')}.`;
  }

  get tableHeads() { return this.lines.map((line) => line.label); }
  /** @param {number} index */
  tableRow(index) { return this.lines.map((line) => this.write(this.series[line.key]?.[index])); }
  legendEntries() { return this.lines.filter((line) => !this.isHidden(line)); }

  /** @param {import('./types.js').Figure|undefined} value */
  write(value) {
    return this.spec ? this.spec.write(value ?? null) : '';
  }

  legend() {
    return html`${this.lines.map((line) => html`<button class="key" aria-pressed=${!this.isHidden(line)} title="Show or hide ${line.label}" @click=${() => this.toggle(line)}>
      <svg class="swatch" viewBox="0 0 22 8" aria-hidden="true"><path d="M0 4h22" .style=${`stroke:var(${line.ink});stroke-dasharray:${(line.dash ?? []).join(' ')}`}></path></svg>
      <span>${line.label}</span> <output data-key=${line.key}></output></button>`)}
      <output class="when"></output>`;
  }

  /** @param {Line} line */
  toggle(line) {
    this.hiddenLines = {...this.hiddenLines, [line.key]: !this.isHidden(line)};
    const place = this.lines.indexOf(line) + 1;
    this.plot?.setSeries(place, {show: !this.isHidden(line)});
  }

  /** @param {number|null} index */
  showAt(index) {
    for (const output of this.querySelectorAll('output[data-key]')) {
      const key = /** @type {HTMLElement} */ (output).dataset.key ?? '';
      output.textContent = this.write(index === null ? latest(this.series, key) : this.series[key]?.[index]);
    }
    const when = this.querySelector('output.when');
    if (when) when.textContent = index === null ? '' : 'at ' + span(this.times[index]);
  }

  get data() {
    return [this.times, ...this.lines.map((line) => {
      const values = this.series[line.key] ?? new Array(this.times.length).fill(null);
      return this.log ? values.map((value) => (known(value) && value > 0 ? value : null)) : values;
    })];
  }

  /** @param {Map<string, unknown>} changed */
  mustRebuild(changed) {
    return super.mustRebuild(changed) || (this.plot?.series.length ?? 0) !== this.lines.length + 1;
  }

  /** @param {number} width @param {number} height */
  make(width, height) {
    const spec = this.spec;
    if (!spec) return null;
    const lines = this.lines;
    const place = (/** @type {string} */ key) => lines.findIndex((line) => line.key === key) + 1;
    const band = spec.band && place(spec.band[0]) > 0 && place(spec.band[1]) > 0 ? spec.band : null;
    const stepped = uPlot.paths.stepped?.({align: -1});
    /** @type {import('uplot').Options} */
    const options = {
      width, height, padding: [TOP, 18, 0, 0], legend: {show: false}, cursor: joinedCursor(this.board),
      scales: {
        x: {time: false, auto: false, range: (_, min, max) => [min, max]},
        y: this.log ? {distr: 3, range: (_, min, max) => logRange(min, max)} : {range: (_, min, max) => roomyRange(min, max)},
      },
      axes: [timeAxis(), {...valueAxis(spec.tick), ...(this.log ? logAxis : {})}],
      series: [{}, ...lines.map((line) => ({
        label: line.label, show: !this.isHidden(line), stroke: ink(line.ink), width: 1.75, dash: line.dash ?? [],
        points: {show: (/** @type {uPlot} */ u, /** @type {number} */ index) => isSparse(u.data[index])}, spanGaps: true,
        ...(line.steps && stepped ? {paths: stepped} : {}),
        ...(line.fill && !this.log ? {fill: tint(ink(line.ink), 0.12)} : {}),
      }))],
      bands: band ? [{series: [place(band[0]), place(band[1])], fill: tint(ink('--blue'), 0.12)}] : [],
      plugins: [marks(() => this.backdrop)],
      hooks: this.hooks,
    };
    return {options, data: this.data};
  }
}

/** Whether so few values are known that no line is seen. @param {ArrayLike<import('./types.js').Figure|undefined>} values */
function isSparse(values) {
  let n = 0;
  for (let i = 0; i < values.length && n < 3; i++) if (known(values[i])) n++;
  return n < 3;
}

/** From zero to a little above the highest. @param {number|null} min @param {number|null} max @returns {[number, number]} */
function roomyRange(min, max) {
  if (max === null || max <= 0) return [0, 1];
  return [Math.min(0, min ?? 0), uPlot.rangeNum(0, max, 0.1, true)[1] ?? max];
}

/** @param {number|null} min @param {number|null} max @returns {[number, number]} */
function logRange(min, max) {
  if (min === null || max === null || max <= 0) return [1, 1000];
  return [Math.max(0.1, min * 0.8), max * 1.25];
}

/** @param {string} colour as rgb(…) @param {number} alpha */
export const tint = (colour, alpha) => colour.replace(/^rgb\((.*)\)$/, `rgba($1, ${alpha})`);

customElements.define('st-line-chart', LineChart);
