import {known} from './format.js';

/** CSV of what the page shows, in Locust's columns, with its own cells kept harmless for spreadsheets. */

/** @typedef {import('./types.js').View} View */
/** @typedef {import('./types.js').Stat} Stat */

const PERCENTILES = ['50', '66', '75', '80', '90', '95', '98', '99', '99.9', '99.99', '100'];
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** @param {unknown} value */
function cell(value) {
  if (value === null || value === undefined) return '';
  let text = typeof value === 'number' ? String(value) : String(value).replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '\ufffd');
  if (typeof value !== 'number' && FORMULA.test(text)) text = "'" + text;
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}

/** @param {unknown[][]} rows */
export const csv = (rows) => rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';

/** @param {Stat} s */
const statRow = (s) => [
  s.type, s.name, s.requests, s.fails, s.pct['50'], s.average, s.min, s.max, s.size, s.rps, s.fps,
  ...PERCENTILES.map((p) => s.pct[p]),
];

/** @param {View} view */
export const requestsCsv = (view) => csv([
  ['Type', 'Name', 'Request Count', 'Failure Count', 'Median Response Time', 'Average Response Time', 'Min Response Time',
    'Max Response Time', 'Average Content Size', 'Requests/s', 'Failures/s', ...PERCENTILES.map((p) => p + '%')],
  ...view.statistics.rows.map(statRow),
  statRow(view.statistics.aggregated),
]);

/** @param {View} view */
export const failuresCsv = (view) => csv([
  ['Method', 'Name', 'Error', 'Occurrences', 'First Seen', 'Last Seen'],
  ...view.failures.rows.map((f) => [f.type, f.name, f.error, f.count, iso(f.first), iso(f.last)]),
]);

/** @param {View} view */
export const exceptionsCsv = (view) => csv([
  ['Count', 'Message', 'Traceback', 'Nodes'],
  ...view.exceptions.rows.map((e) => [e.count, e.message, e.traceback, 'local']),
]);

/** The totals of each interval. @param {View} view */
export function historyCsv(view) {
  const names = Object.keys(view.totals);
  return csv([
    ['Timestamp', ...names],
    ...view.totals.t.map((t, i) => [
      Math.round((view.run?.started ?? 0) / 1000 + Number(t)), ...names.map((name) => view.totals[name][i]),
    ]),
  ]);
}

/** @param {number} at */
const iso = (at) => (known(at) ? new Date(at).toISOString() : '');
