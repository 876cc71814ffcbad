/** @typedef {import('./types.js').Heat} Heat */

const STEP = 10 ** (1 / 20);

/** The first cell begins at zero, which a logarithmic scale has no place for. @param {number[]} edges @param {number} index */
export const edge = (edges, index) => edges[index] > 0 ? edges[index] : (edges[index + 1] ?? 1) / STEP;

/**
 * The cells in use, and all calls in each of them: server and journal count from the fastest there could be.
 * @param {Heat} heat
 * @returns {{low: number, high: number, sums: number[], all: number}} cells from low up to, not with, high
 */
export function spanOf(heat) {
  const sums = new Array(Math.max(0, heat.edges.length - 1)).fill(0);
  for (const column of heat.cells) {
    for (const [index, n] of column) if (index < sums.length) sums[index] += n;
  }
  const low = sums.findIndex((n) => n > 0);
  const high = sums.findLastIndex((n) => n > 0) + 1;
  return {low: Math.max(0, low), high, sums, all: sums.reduce((a, b) => a + b, 0)};
}
