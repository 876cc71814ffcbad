/**
 * How a view grows by a tick. The big columns are appended to in place, for a run has thousands of points;
 * the objects around them are made anew, so that whoever compares by identity sees the change.
 */

/** @typedef {import('./types.js').View} View */
/** @typedef {import('./types.js').Tick} Tick */
/** @typedef {import('./types.js').Series} Series */
/** @typedef {import('./types.js').Heat} Heat */
/** @typedef {import('./types.js').Figure} Figure */

const MOST_LOGS = 500;

/** @param {View} view @param {Tick} tick @returns {View} */
export function grown(view, tick) {
  const next = {...view, state: tick.state, elapsed: tick.elapsed, users: tick.users, goal: tick.goal};
  if (tick.fold) refold(next, tick.fold);
  if (tick.totals) next.totals = appended(next.totals, {t: tick.t, w: tick.w, ...tick.totals});
  if (tick.rows?.length) next.rows = [...next.rows, ...tick.rows];
  if (tick.rowPoints) {
    next.rowSeries = {...next.rowSeries};
    for (const [id, point] of Object.entries(tick.rowPoints)) {
      next.rowSeries[id] = appended(next.rowSeries[id] ?? {t: [], w: []}, point);
    }
  }
  if (tick.heat) next.heat = hotter(next.heat, tick.heat);
  if (tick.statistics) next.statistics = tick.statistics;
  if (tick.failures) next.failures = tick.failures;
  if (tick.exceptions) next.exceptions = tick.exceptions;
  if (tick.insight) next.insight = tick.insight;
  if (tick.targets) next.targets = tick.targets;
  if (tick.validity !== undefined) next.validity = tick.validity;
  if (tick.events?.length) next.events = [...next.events, ...tick.events];
  if (tick.logs?.length) next.logs = [...next.logs, ...tick.logs].slice(-MOST_LOGS);
  return next;
}

/** @param {Series} series @param {Record<string, Figure>} point @returns {Series} */
function appended(series, point) {
  const length = series.t.length;
  for (const name of Object.keys(point)) {
    if (!series[name]) series[name] = new Array(length).fill(null);
  }
  for (const [name, values] of Object.entries(series)) values.push(point[name] ?? null);
  return {...series};
}

/** Points that begin within the span are replaced by fewer, wider ones. @param {View} view @param {NonNullable<Tick['fold']>} fold */
function refold(view, fold) {
  if (fold.totals) view.totals = replaced(view.totals, fold.totals, fold.from, fold.to);
  if (fold.rows) {
    view.rowSeries = {...view.rowSeries};
    for (const [id, part] of Object.entries(fold.rows)) {
      view.rowSeries[id] = replaced(view.rowSeries[id] ?? {t: [], w: []}, part, fold.from, fold.to);
    }
  }
}

/** @param {Series} series @param {Series} part @param {number} from @param {number} to @returns {Series} */
function replaced(series, part, from, to) {
  const t = /** @type {number[]} */ (series.t);
  let start = 0;
  while (start < t.length && t[start] < from) start++;
  let end = start;
  while (end < t.length && t[end] <= to) end++;
  /** @type {Series} */
  const next = {};
  for (const name of new Set([...Object.keys(series), ...Object.keys(part)])) {
    const old = series[name] ?? new Array(t.length).fill(null);
    const fresh = part[name] ?? new Array(part.t.length).fill(null);
    next[name] = [...old.slice(0, start), ...fresh, ...old.slice(end)];
  }
  return next;
}

/** @param {Heat} heat @param {NonNullable<Tick['heat']>} more @returns {Heat} */
function hotter(heat, more) {
  let {edges, cells} = heat;
  if (more.edges) {
    const shift = edges.length ? nearest(more.edges, edges[0]) : 0;
    if (shift > 0) {
      cells = cells.map((column) => column.map(([index, n]) => /** @type {[number, number]} */ ([index + shift, n])));
    }
    edges = more.edges;
  }
  heat.t.push(more.t);
  heat.w.push(more.w);
  cells.push(more.cell);
  return {edges, t: heat.t, w: heat.w, cells};
}

/** @param {number[]} edges @param {number} value */
function nearest(edges, value) {
  let best = 0;
  for (let i = 1; i < edges.length; i++) {
    if (Math.abs(edges[i] - value) < Math.abs(edges[best] - value)) best = i;
  }
  return best;
}
