import {count, millis, rate, tickMillis, compact} from './format.js';

/**
 * Which charts there are. A line is told from its neighbours by colour and by dash, for not everybody sees
 * the colours.
 *
 * @typedef {object} Line
 * @property {string} key the column
 * @property {string} label
 * @property {string} ink a token of the style sheet
 * @property {number[]} [dash]
 * @property {boolean} [fill] whether the area below it is tinted
 * @property {boolean} [steps] whether values hold until the next
 * @property {boolean} [off] hidden at first
 * @property {boolean} [maybe] left out where it never has a value other than zero
 *
 * @typedef {object} ChartSpec
 * @property {string} id
 * @property {string} title
 * @property {string} about what is shown, in a sentence
 * @property {Line[]} lines
 * @property {(value: import('./types.js').Figure) => string} write
 * @property {(value: number) => string} tick
 * @property {boolean} [log] whether a logarithmic scale makes sense
 * @property {[string, string]} [band] two columns, upper first, with a tint between them
 * @property {boolean} [maybe] left out where no line has a value
 * @property {boolean} [totalOnly]
 */

/** @type {ChartSpec[]} */
export const CHARTS = [
  {
    id: 'rps', title: 'Requests and failures per second', about: 'Calls that ended in each interval, per second',
    lines: [
      {key: 'rps', label: 'Requests/s', ink: '--blue', fill: true},
      {key: 'fps', label: 'Failures/s', ink: '--vermilion', fill: true},
    ],
    write: rate, tick: (v) => compact(v),
  },
  {
    id: 'times', title: 'Response times', about: 'From sent to the last byte: half, 95 % and 99 % of calls took no longer',
    lines: [
      {key: 'p50', label: 'Median', ink: '--blue'},
      {key: 'p95', label: '95%ile', ink: '--orange'},
      {key: 'p99', label: '99%ile', ink: '--purple'},
      {key: 'max', label: 'Max', ink: '--quiet', dash: [1, 4], off: true},
      {key: 'r95', label: '95%ile response', ink: '--green', dash: [10, 3, 2, 3], off: true, maybe: true},
    ],
    band: ['p95', 'p50'], write: millis, tick: tickMillis, log: true,
  },
  {
    id: 'users', title: 'Users and calls in flight', about: 'Users running, the goal, and calls that were under way', totalOnly: true,
    lines: [
      {key: 'users', label: 'Users', ink: '--green', fill: true, steps: true},
      {key: 'goal', label: 'Goal', ink: '--quiet', dash: [2, 3], steps: true},
      {key: 'inFlight', label: 'In flight', ink: '--purple'},
    ],
    write: count, tick: (v) => compact(v),
  },
  {
    id: 'ttft', title: 'Time to first token', about: 'From sent to the first chunk of the answer that is not empty', maybe: true,
    lines: [
      {key: 'ttft50', label: 'Median', ink: '--blue'},
      {key: 'ttft95', label: '95%ile', ink: '--orange', maybe: true},
    ],
    band: ['ttft95', 'ttft50'], write: millis, tick: tickMillis, log: true,
  },
  {
    id: 'throttles', title: 'Throttles per second', about: 'Calls turned away for rate or quota', maybe: true,
    lines: [{key: 'tps', label: 'Throttled/s', ink: '--orange', fill: true}],
    write: rate, tick: (v) => compact(v),
  },
];
