/** What the browser remembers for a reader, where it lets us. */

/** @param {string} key @param {any} fallback @returns {any} */
export function recall(key, fallback) {
  try {
    const text = localStorage.getItem('stampede.' + key);
    return text === null ? fallback : JSON.parse(text);
  } catch {
    return fallback;
  }
}

/** @param {string} key @param {unknown} value */
export function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem('stampede.' + key);
    else localStorage.setItem('stampede.' + key, JSON.stringify(value));
  } catch {
    // Private windows and files from disk may forbid it; then nothing is remembered.
  }
}
