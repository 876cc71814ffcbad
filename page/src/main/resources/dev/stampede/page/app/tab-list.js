import {html} from 'lit';
import './charts.js';
import './configuration.js';
import './download.js';
import './exceptions.js';
import './failures.js';
import './glossary.js';
import './insight.js';
import './logs.js';
import './ratio.js';
import './statistics.js';
import './targets.js';

/**
 * The tabs of the live page. A new one is a new line: `when` says whether a view has it, `news` counts what
 * a reader should not miss.
 *
 * @typedef {import('./types.js').View} View
 * @typedef {import('./types.js').Place} Place
 * @typedef {object} Tab
 * @property {string} id
 * @property {string} label
 * @property {(view: View) => boolean} [when]
 * @property {(view: View) => number} [news]
 * @property {(view: View, place: Place) => unknown} body
 */

const COST = 'Cost';

/** The view with the insights' tables that pass. @param {View} view @param {(title: string) => boolean} keep @returns {View} */
const telling = (view, keep) => ({...view, insight: {...view.insight, tables: view.insight.tables.filter((table) => keep(table.title))}});

/** @type {Tab[]} */
export const TABS = [
  {id: 'statistics', label: 'Statistics', body: (view, place) => html`<st-statistics .view=${view} .place=${place}></st-statistics>`},
  {id: 'charts', label: 'Charts', body: (view, place) => html`<st-charts .view=${view} .place=${place}></st-charts>`},
  {
    id: 'failures', label: 'Failures', news: (view) => view.statistics.aggregated.fails,
    body: (view) => html`<st-failures .view=${view}></st-failures>`,
  },
  {
    id: 'exceptions', label: 'Exceptions', news: (view) => view.exceptions.rows.reduce((sum, row) => sum + row.count, view.exceptions.others),
    body: (view) => html`<st-exceptions .view=${view}></st-exceptions>`,
  },
  {id: 'agents', label: 'Agents', body: (view) => html`<st-insight .view=${telling(view, (title) => title !== COST)}></st-insight>`},
  {
    id: 'cost', label: 'Cost', when: (view) => view.insight.tables.some((table) => table.title === COST),
    body: (view) => html`<st-insight .view=${telling({...view, insight: {...view.insight, headlines: []}}, (title) => title === COST)}></st-insight>`,
  },
  {id: 'targets', label: 'Targets', news: (view) => view.targets.filter((target) => target.result === 'fail').length, body: (view) => html`<st-targets .view=${view}></st-targets>`},
  {id: 'ratio', label: 'Ratio', body: (view) => html`<st-ratio .view=${view}></st-ratio>`},
  {id: 'download', label: 'Download', body: (view) => html`<st-download .view=${view}></st-download>`},
  {
    id: 'logs', label: 'Logs', news: (view) => view.logs.filter((line) => /WARN|ERROR/.test(line.level)).length,
    body: (view) => html`<st-logs .view=${view}></st-logs>`,
  },
  {id: 'configuration', label: 'Configuration', body: (view) => html`<st-configuration .view=${view}></st-configuration><h2 class="later">Glossary</h2><st-glossary .view=${view}></st-glossary>`},
];

/** @param {View} view */
export const tabsOf = (view) => TABS.filter((tab) => !tab.when || tab.when(view));
