import {html, nothing} from 'lit';
import {known} from './format.js';

/** A line as small as a word: how a figure went lately. @param {import('./types.js').Figure[]} values @param {string} [token] */
export function sparkline(values, token = '--blue') {
  const points = values.map((value) => (known(value) ? value : null));
  const most = Math.max(...points.map((value) => value ?? 0), 0);
  if (points.length < 2 || most <= 0) return nothing;
  const x = (/** @type {number} */ i) => ((i / (points.length - 1)) * 100).toFixed(1);
  const y = (/** @type {number} */ v) => (22 - (v / most) * 20).toFixed(1);
  let path = '';
  points.forEach((v, i) => {
    if (v !== null) path += `${path && points[i - 1] !== null ? 'L' : 'M'}${x(i)} ${y(v)}`;
  });
  return html`<svg class="spark" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true"><path d=${path} .style=${`stroke:var(${token})`} vector-effect="non-scaling-stroke"></path></svg>`;
}
