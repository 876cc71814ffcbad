import {span} from './format.js';
import {ink} from './theme.js';

/** What all charts over time share: axes, the joined cursor, marks of events, tinted phases. */

/** @typedef {import('./types.js').RunEvent} RunEvent */
/** @typedef {{events: RunEvent[], ramps: [number, number][]}} Backdrop */

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400];
const FONT = '11px Inter, ui-sans-serif, system-ui, sans-serif';
export const TOP = 22;

/** @returns {import('uplot').Axis} */
export const timeAxis = () => ({
  stroke: ink('--quiet'), font: FONT, size: 28, gap: 4, space: 64, incrs: STEPS,
  grid: {show: false}, ticks: {stroke: ink('--line'), width: 1, size: 4},
  values: (_, splits) => splits.map((t) => span(t)),
});

/** An axis as wide as its longest label. @param {(value: number) => string} write @returns {import('uplot').Axis} */
export const valueAxis = (write) => ({
  stroke: ink('--quiet'), font: FONT, gap: 6, space: 34,
  grid: {stroke: ink('--line'), width: 1}, ticks: {show: false},
  values: (_, splits) => splits.map((value) => (value === null ? '' : write(value))),
  size: (_, values) => Math.max(36, 14 + 6.4 * Math.max(0, ...(values ?? []).map((text) => (text ?? '').length))),
});

/** A logarithmic axis has its lines at 1, 2 and 5 of each decade; at more of them where the span is short, at whole decades where it is long. */
export const logAxis = {
  /** @param {import('uplot')} _ @param {number} __ @param {number} min @param {number} max */
  splits: (_, __, min, max) => {
    const steps = max / min > 2000 ? [1] : max / min > 150 ? [1, 3] : max / min > 12 ? [1, 2, 5] : [1, 1.5, 2, 3, 5, 7];
    const all = [];
    for (let decade = Math.floor(Math.log10(min)); decade <= Math.log10(max); decade++) {
      for (const step of steps) {
        const value = Number((step * 10 ** decade).toPrecision(6));
        if (value >= min && value <= max) all.push(value);
      }
    }
    return all;
  },
  /** @param {import('uplot')} _ @param {number[]} splits */
  filter: (_, splits) => splits,
};

/** @param {string} key @returns {import('uplot').Cursor} */
export const joinedCursor = (key) => ({
  sync: {key, scales: ['x', null]},
  drag: {x: true, y: false, setScale: true},
  points: {size: 7, width: 2},
  y: false,
});

/** Marks events by numbered lines and tints the spans in which users were on the way. @param {() => Backdrop} backdrop @returns {import('uplot').Plugin} */
export const marks = (backdrop) => ({
  hooks: {
    drawClear: (u) => {
      const {ctx} = u;
      const {left, top, width, height} = u.bbox;
      ctx.save();
      ctx.fillStyle = ink('--phase');
      for (const [from, to] of backdrop().ramps) {
        const x0 = Math.max(left, u.valToPos(from, 'x', true));
        const x1 = Math.min(left + width, u.valToPos(to, 'x', true));
        if (x1 > x0) ctx.fillRect(x0, top, x1 - x0, height);
      }
      ctx.restore();
    },
    draw: (u) => drawEvents(u, backdrop().events),
  },
});

/** @param {string} kind */
export const eventInk = (kind) =>
  kind === 'trouble' || kind === 'target' ? '--vermilion' : kind === 'load' || kind === 'reset' ? '--blue' : '--quiet';

/** @param {import('uplot')} u @param {RunEvent[]} events */
function drawEvents(u, events) {
  const {ctx} = u;
  const ratio = devicePixelRatio;
  const {left, top, width, height} = u.bbox;
  let free = -Infinity;
  ctx.save();
  ctx.font = `600 ${10 * ratio}px Inter, ui-sans-serif, system-ui, sans-serif`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  events.forEach((event, index) => {
    const x = Math.round(u.valToPos(event.t, 'x', true));
    if (x < left - 1 || x > left + width + 1) return;
    const colour = ink(eventInk(event.kind));
    ctx.strokeStyle = colour;
    ctx.lineWidth = ratio;
    ctx.globalAlpha = 0.55;
    ctx.setLineDash([3 * ratio, 3 * ratio]);
    ctx.beginPath();
    ctx.moveTo(x, top);
    ctx.lineTo(x, top + height);
    ctx.stroke();
    ctx.globalAlpha = 1;
    ctx.setLineDash([]);
    if (x - free < 15 * ratio) return;
    free = x;
    ctx.fillStyle = colour;
    ctx.beginPath();
    ctx.arc(x, top - 9 * ratio, 7 * ratio, 0, 2 * Math.PI);
    ctx.fill();
    ctx.fillStyle = ink('--surface');
    ctx.fillText(String(index + 1), x, top - 8.5 * ratio);
  });
  ctx.restore();
}
