import {known} from './format.js';

/** What can be said of a series or a statistic at a glance. */

/** @typedef {import('./types.js').View} View */
/** @typedef {import('./types.js').Series} Series */
/** @typedef {import('./types.js').Stat} Stat */
/** @typedef {import('./types.js').Figure} Figure */

/** How many points back a value is still called that of now. */
const NOW = 5;

/** The newest known value of a column, if it is not old. @param {Series} series @param {string} column @returns {Figure} */
export function latest(series, column) {
  const values = series[column] ?? [];
  for (let i = values.length - 1; i >= 0 && i >= values.length - NOW; i--) {
    if (known(values[i])) return values[i];
  }
  return null;
}

/** The last values of a column. @param {Series} series @param {string} column @param {number} n */
export const tail = (series, column, n) => (series[column] ?? []).slice(-n);

/** @param {Series} series @param {string} column */
export const any = (series, column) => (series[column] ?? []).some((value) => known(value) && value !== 0);

/** @param {Series|undefined} series @param {string} column @returns {{least: number, most: number}|null} */
export function range(series, column) {
  let least = Infinity;
  let most = -Infinity;
  for (const value of series?.[column] ?? []) {
    if (known(value)) {
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  return most === -Infinity ? null : {least, most};
}

/** @param {Stat} stat @returns {Figure} */
export const failShare = (stat) => (stat.requests > 0 ? stat.fails / stat.requests : null);

/** The spans in which users were still on the way to the goal. @param {Series} totals @returns {[number, number][]} */
export function ramps(totals) {
  /** @type {[number, number][]} */
  const spans = [];
  const {t, w, users, goal} = totals;
  if (!users || !goal) return spans;
  for (let i = 0; i < t.length; i++) {
    if (users[i] === goal[i]) continue;
    const from = Number(t[i]) - Number(w[i] ?? 1);
    const last = spans.at(-1);
    if (last && from - last[1] < 2) last[1] = Number(t[i]);
    else spans.push([from, Number(t[i])]);
  }
  return spans;
}

/** Only the points from a moment on. @param {Series} series @param {number} from @returns {Series} */
export function since(series, from) {
  const t = /** @type {number[]} */ (series.t);
  let start = 0;
  while (start < t.length && t[start] < from) start++;
  return start === 0 ? series : Object.fromEntries(Object.entries(series).map(([name, values]) => [name, values.slice(start)]));
}
