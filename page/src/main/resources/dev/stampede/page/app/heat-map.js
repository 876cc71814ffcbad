import {html} from 'lit';
import {plural, span, tickMillis} from './format.js';
import {joinedCursor, logAxis, marks, timeAxis, TOP, valueAxis} from './plot-options.js';
import {Plot} from './plot.js';
import {isDark} from './theme.js';

/** @typedef {import('./types.js').Heat} Heat */

/** From few to many; lightness alone already tells, so that every eye reads it. */
const LIGHT = [[233, 240, 246], [168, 203, 226], [86, 158, 204], [0, 100, 160], [12, 42, 84]];
const DARK = [[30, 40, 54], [24, 78, 122], [33, 128, 176], [110, 188, 224], [240, 248, 255]];

/** Where the calls were, over time: a column an interval, a row a duration, the deeper the more calls. */
export class HeatMap extends Plot {
  static properties = {heat: {attribute: false}};

  constructor() {
    super();
    /** @type {Heat} */
    this.heat = {edges: [], t: [], w: [], cells: []};
  }

  get heading() { return 'Durations over time'; }
  get about() { return 'How many calls took how long in each interval: two groups of calls, or a shift, show here and in no percentile'; }
  get times() { return this.heat.t; }
  get data() { return [this.heat.t, this.heat.t.map(() => null)]; }

  get summary() {
    const {edges, cells} = this.heat;
    const calls = cells.flat().reduce((sum, [, n]) => sum + n, 0);
    return edges.length ? `Heat map of ${plural(calls, 'call')} that took from ${tickMillis(edges[0])} to ${tickMillis(edges.at(-1) ?? 0)}, by time.` : 'Heat map: nothing yet.';
  }

  get tableHeads() { return ['Calls', 'Most took']; }
  /** @param {number} index */
  tableRow(index) {
    const column = this.heat.cells[index];
    const most = column.reduce((best, cell) => (cell[1] > best[1] ? cell : best), [0, 0]);
    return [String(column.reduce((sum, [, n]) => sum + n, 0)), most[1] ? this.cell(most[0]) : '–'];
  }

  /** @param {number} bucket */
  cell(bucket) {
    return `${tickMillis(round(this.heat.edges[bucket]))}–${tickMillis(round(this.heat.edges[bucket + 1] ?? this.heat.edges[bucket] * 1.122))}`;
  }

  legend() {
    return html`<span class="key still"><span>few</span><canvas class="scale" width="90" height="8" aria-hidden="true"></canvas><span>many calls</span></span><output class="when"></output>`;
  }

  /** @param {number|null} index */
  showAt(index) {
    const when = this.querySelector('output.when');
    const plot = this.plot;
    if (!when) return;
    const column = index === null ? null : this.heat.cells[index];
    if (!column || !plot || (plot.cursor.top ?? -1) < 0) {
      when.textContent = index === null ? '' : 'at ' + span(this.heat.t[index]);
      return;
    }
    const value = plot.posToVal(plot.cursor.top ?? 0, 'y');
    const bucket = this.heat.edges.findLastIndex((edge) => edge <= value);
    const n = column.find(([at]) => at === bucket)?.[1] ?? 0;
    when.textContent = bucket < 0 ? '' : `at ${span(this.heat.t[Number(index)])}: ${plural(n, 'call')} of ${this.cell(bucket)}`;
  }

  /** @param {number} width @param {number} height */
  make(width, height) {
    const {edges} = this.heat;
    const least = edges[0] ?? 1;
    const most = edges.at(-1) ?? 1000;
    const steps = palette();
    this.paintScale(steps);
    /** @type {import('uplot').Options} */
    const options = {
      width, height, padding: [TOP, 18, 0, 0], legend: {show: false},
      cursor: {...joinedCursor(this.board), points: {show: false}},
      scales: {x: {time: false, auto: false, range: (_, min, max) => [min, max]}, y: {distr: 3, auto: false, range: () => [this.heat.edges[0] ?? least, this.heat.edges.at(-1) ?? most]}},
      axes: [timeAxis(), {...valueAxis(tickMillis), grid: {show: false}, ...logAxis}],
      series: [{}, {paths: () => null, points: {show: false}}],
      plugins: [marks(() => ({...this.backdrop, ramps: []})), {hooks: {drawClear: (u) => this.paint(u, steps)}}],
      hooks: this.hooks,
    };
    return {options, data: this.data};
  }

  /** @param {Map<string, unknown>} changed */
  mustRebuild(changed) {
    const before = /** @type {Heat|undefined} */ (changed.get('heat'));
    return super.mustRebuild(changed) || (before !== undefined && before.edges.length !== this.heat.edges.length);
  }

  /** @param {string[]} steps */
  paintScale(steps) {
    const canvas = /** @type {HTMLCanvasElement|null} */ (this.querySelector('canvas.scale'));
    const ctx = canvas?.getContext('2d');
    if (!canvas || !ctx) return;
    for (let x = 0; x < canvas.width; x++) {
      ctx.fillStyle = steps[Math.floor((x / canvas.width) * steps.length)];
      ctx.fillRect(x, 0, 1, canvas.height);
    }
  }

  /** @param {import('uplot')} u @param {string[]} steps */
  paint(u, steps) {
    const {edges, t, w, cells} = this.heat;
    if (!edges.length) return;
    const {ctx} = u;
    const {left, top, width, height} = u.bbox;
    const y = edges.map((edge) => u.valToPos(edge, 'y', true));
    let most = 0;
    cells.forEach((column, i) => column.forEach(([, n]) => (most = Math.max(most, n / w[i]))));
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, width, height);
    ctx.clip();
    for (let i = 0; i < t.length; i++) {
      const x0 = Math.floor(u.valToPos(t[i] - w[i], 'x', true));
      const x1 = Math.ceil(u.valToPos(t[i], 'x', true));
      if (x1 < left || x0 > left + width) continue;
      for (const [bucket, n] of cells[i]) {
        if (!n || bucket + 1 >= edges.length) continue;
        const depth = Math.sqrt(n / w[i] / most);
        ctx.fillStyle = steps[Math.min(steps.length - 1, Math.floor(depth * steps.length))];
        ctx.fillRect(x0, y[bucket + 1], x1 - x0, Math.ceil(y[bucket] - y[bucket + 1]));
      }
    }
    ctx.restore();
  }
}

/** @param {number} ms */
const round = (ms) => (ms < 100 ? Number(ms.toPrecision(2)) : ms < 1000 ? Math.round(ms / 10) * 10 : Math.round(ms / 100) * 100);

function palette() {
  const stops = isDark() ? DARK : LIGHT;
  return Array.from({length: 32}, (_, i) => {
    const at = (i / 31) * (stops.length - 1);
    const low = stops[Math.floor(at)];
    const high = stops[Math.min(stops.length - 1, Math.floor(at) + 1)];
    return `rgb(${low.map((c, k) => Math.round(c + (high[k] - c) * (at % 1))).join(',')})`;
  });
}

customElements.define('st-heat-map', HeatMap);
