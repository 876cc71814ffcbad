import {html, nothing} from 'lit';
import {clip, plural, rate, span} from './format.js';
import {Part} from './part.js';

/** @typedef {import('./types.js').Target} Target */

const SIGN = {pass: '✓', fail: '✕', 'not judged': '·', 'not enough samples': '·'};

/** How a verdict is said: a sign, a word, a colour, never colour alone. @param {string} result */
export const chip = (result) => html`<span class="chip ${result.replaceAll(' ', '-')}"><span aria-hidden="true">${SIGN[/** @type {keyof SIGN} */ (result)] ?? '·'}</span> ${result}</span>`;

/** When a target broke first, in a sentence. @param {Target} target */
export function broke(target) {
  const b = target.firstBroken;
  if (!b) return nothing;
  return html`broke at <strong>${span(b.at)}</strong> with ${plural(b.users, 'user')} at ${rate(b.callsPerSecond)} calls/s,
    ${b.heldAgain === null ? 'and never held again' : html`held again at <strong>${span(b.heldAgain)}</strong>${b.heldAgainBriefly ? ', for less than 10 s' : nothing}`}${b.times > 1 ? html`; ${b.times} times in all` : nothing}`;
}

/** What the run was to reach, and what it did. */
export class Targets extends Part {
  static properties = {view: {attribute: false}};

  constructor() {
    super();
    /** @type {import('./types.js').View|null} */
    this.view = null;
  }

  render() {
    const targets = this.view?.targets ?? [];
    if (!targets.length) {
      return html`<p class="nothing">No targets are judged: set some in <code>stampede.yaml</code>, and a run answers yes or no.</p>`;
    }
    return html`<div class="scroll" role="region" aria-label="Targets" tabindex="0"><table class="targets">
      <caption class="hidden">Targets</caption>
      <thead><tr><th scope="col" class="words">Result</th><th scope="col" class="words">Target</th><th scope="col">Measured</th>
        <th scope="col">Limit</th><th scope="col">Samples</th><th scope="col" class="words">What happened</th></tr></thead>
      <tbody>${targets.map((target) => html`<tr>
        <td class="words">${chip(target.result)}</td>
        <td class="words"><strong><bdi>${clip(target.rule, 200)}</bdi></strong></td>
        <td class="number">${target.measured || '–'}</td>
        <td class="number">${target.limit}</td>
        <td class="number">${target.n.toLocaleString('en-US')}</td>
        <td class="words story">${target.reason ? html`<bdi>${clip(target.reason, 300)}</bdi>` : nothing} ${broke(target)}</td>
      </tr>`)}</tbody></table></div>`;
  }
}

customElements.define('st-targets', Targets);
