/** How figures are written, everywhere the same. A dash stands for what was not measured. */

/** @typedef {import('./types.js').Figure} Figure */

export const NONE = '–';
const THIN = '\u202f';

const whole = new Intl.NumberFormat('en-US', {maximumFractionDigits: 0});
const tenth = new Intl.NumberFormat('en-US', {minimumFractionDigits: 1, maximumFractionDigits: 1});
const upToTwo = new Intl.NumberFormat('en-US', {maximumFractionDigits: 2});
const short = new Intl.NumberFormat('en-US', {notation: 'compact', maximumFractionDigits: 1});

/** @param {Figure|undefined} value @returns {value is number} */
export const known = (value) => typeof value === 'number' && Number.isFinite(value);

/** @param {Figure|undefined} value */
export const count = (value) => (known(value) ? whole.format(value) : NONE);

/** US dollars: in cents from a dollar on, to a hundredth of a cent below. @param {Figure|undefined} value */
export const money = (value) => (known(value) ? '$' + value.toFixed(Math.abs(value) >= 1 ? 2 : 4) : NONE);

/** @param {Figure|undefined} value */
export const compact = (value) => (known(value) ? short.format(value) : NONE);

/** Per second: enough digits to see a change. @param {Figure|undefined} value */
export function rate(value) {
  if (!known(value)) return NONE;
  if (value !== 0 && Math.abs(value) < 0.01) return '<0.01';
  return Math.abs(value) < 10 ? upToTwo.format(value) : Math.abs(value) < 1000 ? tenth.format(value) : whole.format(value);
}

/** A share as a percentage. @param {Figure|undefined} value */
export function share(value) {
  if (!known(value)) return NONE;
  if (value > 0 && value < 0.0005) return '<0.1%';
  return (value === 1 ? '100' : tenth.format(100 * value)) + '%';
}

/** A duration in words, with its unit. @param {Figure|undefined} ms */
export function millis(ms) {
  if (!known(ms)) return NONE;
  if (ms < 10) return upToTwo.format(ms) + THIN + 'ms';
  if (ms < 1000) return whole.format(ms) + THIN + 'ms';
  if (ms < 9995) return (ms / 1000).toFixed(2) + THIN + 's';
  if (ms < 60000) return (ms / 1000).toFixed(1) + THIN + 's';
  return span(ms / 1000);
}

/** A duration for an axis: short, no needless zeros. @param {number} ms */
export function tickMillis(ms) {
  if (ms === 0) return '0';
  if (ms < 1) return upToTwo.format(ms) + THIN + 'ms';
  if (ms < 1000) return whole.format(ms) + THIN + 'ms';
  return upToTwo.format(ms / 1000) + THIN + 's';
}

/** A rate for an axis. @param {number} value */
export const tickRate = (value) => (Math.abs(value) < 10 ? upToTwo.format(value) : short.format(value));

/** In a table whose heading names the unit: whole milliseconds. @param {Figure|undefined} ms */
export function plainMillis(ms) {
  if (!known(ms)) return NONE;
  return ms < 10 && ms !== Math.round(ms) ? upToTwo.format(ms) : whole.format(ms);
}

/** @param {Figure|undefined} bytes */
export function bytes(bytes) {
  if (!known(bytes)) return NONE;
  if (bytes < 1024) return whole.format(bytes) + THIN + 'B';
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return upToTwo.format(Number(value.toPrecision(3))) + THIN + units[unit];
}

/** Seconds as a clock: 3:20, 1:05:00. @param {Figure|undefined} seconds */
export function span(seconds) {
  if (!known(seconds)) return NONE;
  const all = Math.max(0, Math.round(seconds));
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor(all / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(all % 60)}` : `${minutes}:${two(all % 60)}`;
}

/** Seconds in words: 10 min, 1 h 5 min, 45 s. @param {Figure|undefined} seconds */
export function lasting(seconds) {
  if (!known(seconds)) return NONE;
  const all = Math.max(0, Math.round(seconds));
  const parts = [
    [Math.floor(all / 3600), 'h'],
    [Math.floor(all / 60) % 60, 'min'],
    [all % 60, 's'],
  ];
  const said = parts.filter(([n]) => n !== 0).slice(0, 2).map(([n, unit]) => `${n}${THIN}${unit}`);
  return said.length ? said.join(' ') : `0${THIN}s`;
}

const clock = new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit', second: '2-digit'});
const stamp = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short',
});

/** A time of day where the reader is. @param {Figure|undefined} at epoch milliseconds */
export const time = (at) => (known(at) ? clock.format(at) : NONE);

/** Date, time and zone where the reader is. @param {Figure|undefined} at epoch milliseconds */
export const moment = (at) => (known(at) ? stamp.format(at) : NONE);

/** @param {Figure|undefined} at epoch milliseconds */
export const utc = (at) => (known(at) ? new Date(at).toISOString().replace('T', ' ').slice(0, 19) + ' UTC' : NONE);

/** A word in the plural where it must be. @param {number} n @param {string} one @param {string} [many] */
export const plural = (n, one, many = one + 's') => `${count(n)} ${n === 1 ? one : many}`;

/** No text is longer than this on the screen; the whole is in the files. @param {string} text @param {number} [most] */
export function clip(text, most = 300) {
  const shown = [...text.slice(0, most * 2)];
  return shown.length > most ? shown.slice(0, most).join('') + '…' : text;
}

/** Whether the reader's own zone is not UTC, and the two differ. @param {number} at epoch milliseconds */
export const isElsewhere = (at) => new Date(at).getTimezoneOffset() !== 0;
