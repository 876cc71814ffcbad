const UNIT = {h: 3600, m: 60, s: 1};

/**
 * A run time as Locust reads it (20, 20s, 3m, 2h, 1h20m, 3h30m10s) in seconds; null where it is empty, which
 * means until stopped; undefined where it cannot be read.
 * @param {string} text
 * @returns {number|null|undefined}
 */
export function seconds(text) {
  const words = text.trim().toLowerCase();
  if (!words) return null;
  if (/^\d+$/.test(words)) return Number(words) > 0 ? Number(words) : undefined;
  if (!/^(\d+h)?(\d+m)?(\d+s)?$/.test(words)) return undefined;
  let sum = 0;
  for (const [, n, unit] of words.matchAll(/(\d+)([hms])/g)) sum += Number(n) * UNIT[/** @type {'h'|'m'|'s'} */ (unit)];
  return sum > 0 ? sum : undefined;
}
