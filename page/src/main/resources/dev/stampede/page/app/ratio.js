import {html, nothing} from 'lit';
import {clip, share} from './format.js';
import {Part} from './part.js';

/** @typedef {import('./types.js').RatioNode} RatioNode */

/** How often each task is played: within its class, and of everything. */
export class Ratio extends Part {
  static properties = {view: {attribute: false}};

  constructor() {
    super();
    /** @type {import('./types.js').View|null} */
    this.view = null;
  }

  render() {
    const ratios = this.view?.ratios;
    if (!ratios) return nothing;
    if (!ratios.total.length) return html`<p class="nothing">No user classes are playing.</p>`;
    return html`<div class="pair">
      <section class="block"><h3>Ratio per class</h3>${this.nodes(ratios.perClass)}</section>
      <section class="block"><h3>Total ratio</h3>${this.nodes(ratios.total)}</section>
    </div>`;
  }

  /** @param {RatioNode[]} nodes @returns {unknown} */
  nodes(nodes) {
    return html`<ul class="ratios">${nodes.map((node) => html`<li>
      <span class="ratio"><bdi>${clip(node.name, 120)}</bdi><span class="meter" aria-hidden="true"><i .style=${`width:${100 * Math.min(1, node.ratio)}%`}></i></span><b>${share(node.ratio)}</b></span>
      ${node.tasks.length ? this.nodes(node.tasks) : nothing}</li>`)}</ul>`;
  }
}

customElements.define('st-ratio', Ratio);
