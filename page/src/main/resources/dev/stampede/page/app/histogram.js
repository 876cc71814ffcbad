import {html, nothing} from 'lit';
import {count, plural, share, tickMillis} from './format.js';
import {edge, spanOf} from './heat-span.js';
import {Part} from './part.js';

/** @typedef {import('./types.js').Heat} Heat */

/** How many calls took how long, of the whole run, on a logarithmic scale, with the percentiles marked. */
export class Histogram extends Part {
  static properties = {heat: {attribute: false}, stat: {attribute: false}, told: {state: true}};

  constructor() {
    super();
    /** @type {Heat} */
    this.heat = {edges: [], t: [], w: [], cells: []};
    /** @type {import('./types.js').Stat|null} */
    this.stat = null;
    /** @type {number|null} */
    this.told = null;
  }

  render() {
    const {low, high, sums, all} = spanOf(this.heat);
    if (!all) return nothing;
    const most = Math.max(...sums);
    const [least, longest] = [this.edge(low), this.edge(high)];
    const width = Math.log10(longest / least);
    const at = (/** @type {number} */ ms) => (100 * Math.log10(ms / least)) / width;
    const bars = sums.slice(low, high).map((n, k) => ({n, i: low + k, left: at(this.edge(low + k)), width: at(this.edge(low + k + 1)) - at(this.edge(low + k))}));
    return html`<figure class="plot histogram" aria-label="Distribution of durations">
      <figcaption><h3 title="How many calls took how long, over the whole run">Distribution of durations</h3></figcaption>
      <div class="legend"><output class="when">${this.told === null ? plural(all, 'call') : html`${count(sums[this.told])} calls (${share(sums[this.told] / all)}) took ${this.bucket(this.told)}`}</output></div>
      <div class="bars" role="img" aria-label=${this.summary(sums, all, least, longest)} @mouseleave=${() => (this.told = null)}>
        ${bars.map((bar) => html`<i .style=${`left:${bar.left}%;width:${bar.width}%;height:${(86 * bar.n) / most}%`}></i>
          <span class="hit" .style=${`left:${bar.left}%;width:${bar.width}%`} @mouseenter=${() => (this.told = bar.i)} @click=${() => (this.told = bar.i)}></span>`)}
        ${this.lines(at)}
      </div>
      <div class="ruler" aria-hidden="true">${ticks(least, longest).map((ms) => html`<span .style=${`left:${at(ms)}%`}>${tickMillis(ms)}</span>`)}</div>
    </figure>`;
  }

  /** @param {number} index */
  edge(index) {
    return edge(this.heat.edges, index);
  }

  /** @param {(ms: number) => number} at */
  lines(at) {
    const pct = this.stat?.pct ?? {};
    return [['50', 'p50'], ['95', 'p95'], ['99', 'p99']].map(([p, label]) => {
      const ms = pct[p];
      return typeof ms === 'number' && ms > 0 ? html`<b class="mark ${label}" .style=${`left:${Math.min(100, Math.max(0, at(ms)))}%`}><span>${label}</span></b>` : nothing;
    });
  }

  /** @param {number} i */
  bucket(i) {
    const write = (/** @type {number} */ ms) => tickMillis(Number(ms.toPrecision(3)));
    return `${write(this.heat.edges[i])} to ${write(this.heat.edges[i + 1])}`;
  }

  /** @param {number[]} sums @param {number} all @param {number} least @param {number} longest */
  summary(sums, all, least, longest) {
    const peak = sums.indexOf(Math.max(...sums));
    return `Histogram of ${plural(all, 'call')}: most took ${this.bucket(peak)}; from ${tickMillis(Number(least.toPrecision(3)))} to ${tickMillis(Number(longest.toPrecision(3)))} in all.`;
  }
}

/** Round durations between two; the fewer of each decade the more decades there are. @param {number} least @param {number} most */
function ticks(least, most) {
  const steps = most / least > 3000 ? [1] : most / least > 300 ? [1, 3] : most / least > 12 ? [1, 2, 5] : [1, 1.5, 2, 3, 5, 7];
  const all = [];
  for (let decade = -1; decade <= 7; decade++) {
    for (const step of steps) {
      const ms = step * 10 ** decade;
      if (ms >= least && ms <= most) all.push(ms);
    }
  }
  return all;
}

customElements.define('st-histogram', Histogram);
