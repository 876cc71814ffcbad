import {html} from 'lit';
import {exceptionsCsv, failuresCsv, historyCsv, requestsCsv} from './csv.js';
import {Part} from './part.js';
import {fileName, save, saveCsv} from './save.js';

/** @typedef {import('./types.js').View} View */

/** The files of a run. Live ones come from the server; a report has them inside. */
export class Download extends Part {
  static properties = {view: {attribute: false}};

  constructor() {
    super();
    /** @type {View|null} */
    this.view = null;
  }

  render() {
    const view = this.view;
    if (!view) return html``;
    if (view.live && !view.downloads.length) return html`<p class="nothing">Files come with the first run.</p>`;
    return html`<ul class="files">${view.live
      ? view.downloads.map((file) => html`<li><a class="card file" href=${relative(file.href)} download=${file.name === 'journal' ? '' : file.name}>
          <b>${file.name}</b><span class="quiet">${file.what}</span></a></li>`)
      : inside(view).map((file) => html`<li><button class="card file" @click=${file.save}><b>${file.name}</b><span class="quiet">${file.what}</span></button></li>`)}</ul>`;
  }
}

/** Only addresses of this server, whatever the view says. @param {string} href */
const relative = (href) => (/^[\w./?=&%-]+$/.test(href) && !href.startsWith('//') ? href : '#');

/** @param {View} view */
function inside(view) {
  const stem = fileName(view.run?.name ?? 'run');
  return [
    {name: 'requests.csv', what: 'statistics of each name', save: () => saveCsv(stem + '_requests.csv', requestsCsv(view))},
    {name: 'history.csv', what: 'the totals of each interval', save: () => saveCsv(stem + '_history.csv', historyCsv(view))},
    {name: 'failures.csv', what: 'failures by kind', save: () => saveCsv(stem + '_failures.csv', failuresCsv(view))},
    {name: 'exceptions.csv', what: "exceptions of the scenario's code", save: () => saveCsv(stem + '_exceptions.csv', exceptionsCsv(view))},
    {name: 'view.json', what: 'everything in this report, for programs', save: () => save(stem + '.json', new Blob([JSON.stringify(view)], {type: 'application/json'}))},
  ];
}

customElements.define('st-download', Download);
