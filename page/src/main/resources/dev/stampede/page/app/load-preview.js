import {html, nothing} from 'lit';
import {count, lasting, plural} from './format.js';

/**
 * What the numbers in the form will do, drawn and said: the ramp, then the plateau.
 * @param {number} users
 * @param {number} rate users a second
 * @param {number|null|undefined} runTime seconds
 */
export function loadPreview(users, rate, runTime) {
  if (!(users >= 1) || !(rate > 0) || runTime === undefined) return nothing;
  const ramp = users / rate;
  const all = runTime ?? Math.max(ramp * 2.5, ramp + 30);
  const top = Math.min(1, all / ramp);
  const x = Math.min(100, (100 * ramp) / all);
  const y = 38 - 32 * top;
  const words = ramp > all
    ? `the run ends after ${lasting(all)}, at ${count(Math.floor(users * top))} of ${plural(users, 'user')}: the spawn rate is too low to get there`
    : `${plural(users, 'user')} within ${lasting(ramp)}, then ${runTime === null ? 'until stopped' : lasting(all - ramp) + ' at that load'}`;
  return html`<figure class="preview"><svg viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">
      <path class="area" d="M0 38L${x} ${y}L100 ${y}V38Z"></path><path class="line" d="M0 38L${x} ${y}L100 ${y}" vector-effect="non-scaling-stroke"></path></svg>
    <figcaption>${words}</figcaption></figure>`;
}
