import {html, nothing} from 'lit';
import {Part} from './part.js';
import {plural} from './format.js';
import {KEYS} from './keys.js';

/**
 * The dialogs of the live page, one at a time: edit the load, stop, reset, help. The browser's own dialog
 * keeps the focus inside and closes by Escape.
 */
export class Dialogs extends Part {
  static properties = {view: {attribute: false}, which: {state: true}, problem: {state: true}, busy: {state: true}};

  constructor() {
    super();
    /** @type {import('./types.js').View|null} */
    this.view = null;
    /** @type {''|'edit'|'stop'|'reset'|'help'} */
    this.which = '';
    this.problem = '';
    this.busy = false;
  }

  /** @param {'edit'|'stop'|'reset'|'help'} which */
  show(which) {
    this.which = which;
    this.problem = '';
    this.updateComplete.then(() => {
      const dialog = this.querySelector('dialog');
      if (dialog && !dialog.open) dialog.showModal();
    });
  }

  close() {
    this.querySelector('dialog')?.close();
  }

  render() {
    if (!this.which) return nothing;
    return html`<dialog aria-labelledby="dialog-title" @close=${() => (this.which = '')} @click=${this.outside}>
      ${{edit: () => this.edit(), stop: () => this.stop(), reset: () => this.reset(), help: () => this.help()}[this.which]()}
    </dialog>`;
  }

  edit() {
    const view = this.view;
    return html`<form method="dialog" @submit=${this.load}>
      <h2 id="dialog-title">Edit the load</h2>
      <label class="field"><span>Number of users</span><input name="users" type="number" min="1" max="1000000" step="1" required autofocus .value=${String(view?.goal || view?.form?.users || 1)}></label>
      <label class="field"><span>Spawn rate <small>users a second</small></span><input name="spawnRate" type="number" min="0.01" max="100000" step="any" required .value=${String(view?.form?.spawnRate ?? view?.run?.spawnRate ?? 1)}></label>
      ${this.said()}
      <p class="actions"><button type="button" @click=${this.close}>Cancel</button><button class="primary" ?disabled=${this.busy}>Update</button></p>
    </form>`;
  }

  stop() {
    return html`<form method="dialog" @submit=${(/** @type {Event} */ e) => this.change(e, 'stop')}>
      <h2 id="dialog-title">Stop the run?</h2>
      <p>${plural(this.view?.users ?? 0, 'user')} will finish what they are at. The figures stay.</p>${this.said()}
      <p class="actions"><button type="button" @click=${this.close}>Go on</button><button class="primary danger" autofocus ?disabled=${this.busy}>Stop</button></p></form>`;
  }

  reset() {
    return html`<form method="dialog" @submit=${(/** @type {Event} */ e) => this.change(e, 'reset')}>
      <h2 id="dialog-title">Reset the statistics?</h2>
      <p>All figures begin at zero again; the users go on. The journal keeps what was.</p>${this.said()}
      <p class="actions"><button type="button" @click=${this.close}>Cancel</button><button class="primary" autofocus ?disabled=${this.busy}>Reset</button></p></form>`;
  }

  help() {
    return html`<form method="dialog"><h2 id="dialog-title">Keys</h2>
      <dl class="keys">${KEYS.map(([key, what]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${what}</dd></div>`)}</dl>
      <p class="quiet">In tabs, arrows move between them; on a chart they move the cursor.</p>
      <p class="actions"><button class="primary" autofocus>Close</button></p></form>`;
  }

  said() {
    return this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing;
  }

  /** @param {SubmitEvent} event */
  load(event) {
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    this.change(event, 'load', {users: Number(data.get('users')), spawnRate: Number(data.get('spawnRate'))});
  }

  /** Asks whoever is above, and stays open while it goes wrong. @param {Event} event @param {string} what @param {unknown} [body] */
  change(event, what, body) {
    event.preventDefault();
    this.busy = true;
    this.problem = '';
    this.tell('st-ask', {
      what, body,
      done: (/** @type {{ok: boolean, message: string}} */ answer) => {
        this.busy = false;
        if (answer.ok) this.close();
        else this.problem = answer.message;
      },
    });
  }

  /** @param {MouseEvent} event */
  outside(event) {
    if (event.target instanceof HTMLDialogElement) this.close();
  }
}

customElements.define('st-dialogs', Dialogs);
