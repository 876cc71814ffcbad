import {html, nothing} from 'lit';
import uPlot from 'uplot';
import {span} from './format.js';
import {Part} from './part.js';
import {fileName} from './save.js';
import {savePng} from './png.js';
import {isPrinting, onTheme} from './theme.js';

/** @typedef {import('./types.js').Series} Series */
/** @typedef {import('./types.js').Figure} Figure */

const PAPER = 660;

/**
 * What all plots over time share: the frame with title, legend and buttons; size, theme and paper; the
 * cursor by keys; the table behind the picture.
 */
export class Plot extends Part {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    backdrop: {attribute: false},
    zoom: {attribute: false},
    board: {},
    height: {type: Number},
    tabled: {state: true},
  };

  constructor() {
    super();
    /** @type {import('./plot-options.js').Backdrop} */
    this.backdrop = {events: [], ramps: []};
    /** @type {[number, number]|null} */
    this.zoom = null;
    this.board = 'run';
    this.height = 230;
    this.tabled = false;
    /** @type {uPlot|null} */
    this.plot = null;
    this.index = /** @type {number|null} */ (null);
    /** @type {ResizeObserver|null} */
    this.watch = null;
    this.endTheme = () => {};
  }

  // What every kind of plot has its own of.
  /** @returns {string} */
  get heading() { return ''; }
  /** @returns {string} */
  get about() { return ''; }
  /** What the picture shows, in words. @returns {string} */
  get summary() { return ''; }
  /** @returns {string[]} */
  get tableHeads() { return []; }
  /** @param {number} _index @returns {string[]} */
  tableRow(_index) { return []; }
  /** @returns {number[]} */
  get times() { return []; }
  /** @returns {unknown} */
  legend() { return nothing; }
  /** @param {number} _width @param {number} _height @returns {{options: import('uplot').Options, data: any}|null} */
  make(_width, _height) { return null; }
  /** @returns {any} */
  get data() { return []; }
  /** @param {number|null} _index */
  showAt(_index) {}

  render() {
    return html`<figure class="plot" aria-label=${this.heading}>
      <figcaption><h3 title=${this.about}>${this.heading}</h3>
        <span class="space"></span>
        <button class="icon" aria-pressed=${this.tabled} title="As a table" @click=${() => (this.tabled = !this.tabled)}><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2 3h12v10H2zM2 6.5h12M2 9.8h12M6.5 3v10"/></svg><span class="hidden">${this.heading} as a table</span></button>
        <button class="icon" title="Save as PNG" @click=${this.savePicture}><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2v8m0 0L4.8 7M8 10l3.2-3M3 13.5h10"/></svg><span class="hidden">Save ${this.heading} as PNG</span></button>
      </figcaption>
      <div class="legend">${this.legend()}</div>
      <div class="canvas" role="img" aria-label=${this.summary} tabindex="0" @keydown=${this.keyed}></div>
      ${this.tabled ? this.dataTable() : nothing}
    </figure>`;
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch = new ResizeObserver(() => this.fit());
    this.watch.observe(this);
    this.endTheme = onTheme(() => this.rebuild());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watch?.disconnect();
    this.endTheme();
    this.drop();
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (!this.plot || this.mustRebuild(changed)) this.rebuild();
    else if (changed.has('series') || changed.has('heat')) this.refresh();
    else if (changed.has('zoom')) this.rescale();
    else if (changed.has('backdrop')) this.plot.redraw(false);
  }

  /** @param {Map<string, unknown>} changed @returns {boolean} */
  mustRebuild(changed) {
    return changed.has('spec') || changed.has('log') || changed.has('height');
  }

  get holder() {
    return /** @type {HTMLElement} */ (this.querySelector('.canvas'));
  }

  get room() {
    return isPrinting() ? PAPER : Math.floor(this.holder?.clientWidth ?? 0);
  }

  drop() {
    this.plot?.destroy();
    this.plot = null;
  }

  rebuild() {
    if (!this.isConnected || !this.holder) return;
    this.drop();
    const width = this.room;
    if (width < 60) return;
    const made = this.make(width, this.height);
    if (!made) return;
    this.plot = new uPlot(made.options, made.data, this.holder);
    this.rescale();
    this.showAt(null);
  }

  fit() {
    const width = this.room;
    if (!this.plot) this.rebuild();
    else if (width >= 60 && width !== this.plot.width) this.plot.setSize({width, height: this.height});
  }

  refresh() {
    const plot = this.plot;
    if (!plot) return;
    plot.batch(() => {
      plot.setData(this.data, false);
      this.rescale();
    });
    this.showAt(plot.cursor.idx ?? null);
  }

  rescale() {
    const plot = this.plot;
    if (!plot) return;
    const times = this.times;
    const [min, max] = this.zoom ?? [0, Math.max(10, times.at(-1) ?? 10)];
    plot.setScale('x', {min, max});
  }

  /** The options that a subclass builds upon. @returns {{setCursor: ((u: uPlot) => void)[], setSelect: ((u: uPlot) => void)[]}} */
  get hooks() {
    return {
      setCursor: [(u) => this.showAt(u.cursor.idx ?? null)],
      setSelect: [
        (u) => {
          if (u.select.width < 4) return;
          const from = u.posToVal(u.select.left, 'x');
          const to = u.posToVal(u.select.left + u.select.width, 'x');
          this.tell('st-zoom', [Math.max(0, from), to]);
        },
      ],
    };
  }

  /** @param {KeyboardEvent} event */
  keyed(event) {
    const plot = this.plot;
    const step = {ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10}[event.key];
    if (!plot || (step === undefined && event.key !== 'Escape')) return;
    event.preventDefault();
    const last = this.times.length - 1;
    if (event.key === 'Escape' || last < 0) {
      plot.setCursor({left: -10, top: -10});
      return;
    }
    const from = plot.cursor.idx ?? (Number(step) < 0 ? last + 1 : -1);
    const index = Math.min(last, Math.max(0, from + Number(step)));
    plot.setCursor({left: plot.valToPos(this.times[index], 'x'), top: 10});
  }

  savePicture() {
    if (this.plot) savePng(this.plot, this.heading, fileName(this.heading) + '.png', this.legendEntries());
  }

  /** What a saved picture says of its lines. @returns {{label: string, ink: string, dash?: number[]}[]} */
  legendEntries() { return []; }

  dataTable() {
    const times = this.times;
    const step = Math.max(1, Math.ceil(times.length / 60));
    const indices = times.map((_, i) => i).filter((i) => i % step === 0 || i === times.length - 1);
    return html`<div class="scroll short" role="region" aria-label="${this.heading}: data" tabindex="0"><table>
      <caption class="hidden">${this.heading}${step > 1 ? `, one line in ${step}` : ''}</caption>
      <thead><tr><th scope="col">Time</th>${this.tableHeads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${indices.map((i) => html`<tr><th scope="row">${span(times[i])}</th>${this.tableRow(i).map((cell) => html`<td class="number">${cell}</td>`)}</tr>`)}</tbody>
    </table></div>`;
  }
}
