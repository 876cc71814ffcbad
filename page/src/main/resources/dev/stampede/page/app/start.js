import {html, nothing} from 'lit';
import {mark} from './brand.js';
import {clip, known} from './format.js';
import {loadPreview} from './load-preview.js';
import {Part} from './part.js';
import {seconds} from './run-time.js';

/** @typedef {import('./types.js').Form} Form */

/** Where a run begins: how many users, how fast, for how long, which, against what. */
export class Start extends Part {
  static properties = {form: {attribute: false}, name: {}, again: {type: Boolean}, draft: {state: true}, problem: {state: true}, field: {state: true}, busy: {state: true}};

  constructor() {
    super();
    /** @type {Form|null} */
    this.form = null;
    this.name = '';
    this.again = false;
    /** What was typed; the form's own values where nothing was. @type {Record<string, any>} */
    this.draft = {};
    this.problem = '';
    this.field = '';
    this.busy = false;
  }

  /** @param {string} key */
  now(key) {
    const form = /** @type {any} */ (this.form ?? {});
    return this.draft[key] ?? form[key] ?? '';
  }

  render() {
    const form = this.form;
    if (!form) return html`<p class="nothing">Waiting for the start form…</p>`;
    const blocked = form.readOnly || !!form.problem;
    const shaped = !!this.now('shape');
    return html`<div class="landing">
      <form class="card start" @submit=${this.submit} novalidate>
        <header>${mark}<h1>${this.again ? 'Run again' : 'Start a load test'}</h1>${this.name ? html`<p class="quiet"><bdi>${clip(this.name, 120)}</bdi></p>` : nothing}</header>
        ${form.readOnly ? html`<p class="note">This page is read-only: runs are started elsewhere.</p>` : nothing}
        ${form.problem ? html`<p class="problem" role="alert"><bdi>${clip(form.problem, 1000)}</bdi></p>` : nothing}
        ${this.profiles(form)}
        <div class="three">
          ${this.number('users', 'Number of users', 'at most', 1, shaped)}
          ${this.number('spawnRate', 'Spawn rate', 'users a second', 0.01, shaped)}
          <label class="field ${this.field === 'runTime' ? 'wrong' : ''}"><span>Run time <small>20s, 3m, 1h30m</small></span>
            <input name="runTime" type="text" autocomplete="off" placeholder="until stopped" ?disabled=${shaped} aria-invalid=${this.field === 'runTime'} .value=${String(this.now('runTime'))} @input=${this.typed}></label>
        </div>
        ${shaped ? html`<p class="note">The load shape <b>${this.now('shape')}</b> decides users, rate and time.</p>` : loadPreview(Number(this.now('users')), Number(this.now('spawnRate')), seconds(String(this.now('runTime'))))}
        ${this.classes(form)}
        ${this.choices(form)}
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <p class="actions"><button class="primary big" ?disabled=${blocked || this.busy}>${this.busy ? 'Starting…' : 'Start swarming'}</button></p>
      </form></div>`;
  }

  /** @param {string} name @param {string} label @param {string} unit @param {number} least @param {boolean} off */
  number(name, label, unit, least, off) {
    return html`<label class="field ${this.field === name ? 'wrong' : ''}"><span>${label} <small>${unit}</small></span>
      <input name=${name} type="number" inputmode="decimal" min=${least} step=${name === 'users' ? 1 : 'any'} ?disabled=${off} aria-invalid=${this.field === name} .value=${String(this.now(name))} @input=${this.typed}></label>`;
  }

  /** @param {Form} form */
  profiles(form) {
    if (!form.profiles.length) return nothing;
    const chosen = form.profiles.find((profile) => profile.name === this.now('profile'));
    return html`<label class="field"><span>Load profile</span><select name="profile" @change=${this.profile}>
      <option value="" ?selected=${!chosen}>none: as typed below</option>
      ${form.profiles.map((profile) => html`<option value=${profile.name} ?selected=${profile === chosen}>${profile.name}</option>`)}</select>
      ${chosen?.text ? html`<small class="quiet"><bdi>${clip(chosen.text, 300)}</bdi></small>` : nothing}</label>`;
  }

  /** @param {Form} form */
  classes(form) {
    if (form.userClasses.length < 2) return nothing;
    const chosen = this.chosen(form);
    return html`<fieldset class="field"><legend>User classes</legend><div class="options">
      ${form.userClasses.map((user) => html`<label class="check"><input type="checkbox" name="userClasses" value=${user.name} .checked=${chosen.includes(user.name)} @change=${this.pick}>
        <span><bdi>${clip(user.name, 80)}</bdi> <small class="quiet">${known(user.fixedCount) ? `always ${user.fixedCount}` : `weight ${user.weight}`}</small></span></label>`)}</div></fieldset>`;
  }

  /** @param {Form} form */
  choices(form) {
    return html`<div class="three">
      ${form.targets.length > 1 ? html`<label class="field wide2"><span>Target</span><select name="target" @change=${this.typed}>
        ${form.targets.map((target) => html`<option value=${target.name} ?selected=${(this.draft.target ?? form.targets.find((t) => t.chosen)?.name) === target.name}>${clip(target.label, 100)}</option>`)}</select></label>` : nothing}
      ${form.shapes.length ? html`<label class="field"><span>Load shape</span><select name="shape" @change=${this.typed}>
        <option value="" ?selected=${!this.now('shape')}>none</option>
        ${form.shapes.map((shape) => html`<option ?selected=${this.now('shape') === shape}>${shape}</option>`)}</select></label>` : nothing}
    </div>`;
  }

  /** @param {Form} form @returns {string[]} */
  chosen(form) {
    return this.draft.userClasses ?? form.userClasses.filter((user) => user.chosen).map((user) => user.name);
  }

  /** @param {Event} event */
  typed(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    this.draft = {...this.draft, [input.name]: input.value};
    if (this.field === input.name) this.field = '';
  }

  /** @param {Event} event */
  pick(event) {
    const {value, checked} = /** @type {HTMLInputElement} */ (event.target);
    const chosen = this.chosen(/** @type {Form} */ (this.form)).filter((name) => name !== value);
    this.draft = {...this.draft, userClasses: checked ? [...chosen, value] : chosen};
  }

  /** @param {Event} event */
  profile(event) {
    const name = /** @type {HTMLSelectElement} */ (event.target).value;
    const profile = this.form?.profiles.find((candidate) => candidate.name === name);
    const given = Object.fromEntries(Object.entries({users: profile?.users, spawnRate: profile?.spawnRate, runTime: profile?.runTime}).filter(([, value]) => value !== null && value !== undefined));
    this.draft = {...this.draft, profile: name, ...given};
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    const form = this.form;
    if (!form || this.busy) return;
    const wrong = this.wrong(form);
    this.field = wrong?.[0] ?? '';
    this.problem = wrong?.[1] ?? '';
    if (wrong) {
      this.focusOn(wrong[0]);
      return;
    }
    this.busy = true;
    this.tell('st-ask', {
      what: 'start',
      body: {
        users: Number(this.now('users')), spawnRate: Number(this.now('spawnRate')), runTime: String(this.now('runTime')).trim(),
        userClasses: this.chosen(form), target: this.draft.target ?? form.targets.find((target) => target.chosen)?.name ?? null,
        profile: this.now('profile') || null, shape: this.now('shape') || null,
      },
      done: (/** @type {{ok: boolean, message: string, field?: string}} */ answer) => {
        this.busy = false;
        this.problem = answer.ok ? '' : answer.message;
        this.field = answer.field ?? '';
        if (this.field) this.focusOn(this.field);
        if (answer.ok) this.draft = {};
      },
    });
  }

  /** @param {Form} form @returns {[string, string]|null} */
  wrong(form) {
    if (this.now('shape')) return null;
    const users = Number(this.now('users'));
    if (!Number.isInteger(users) || users < 1) return ['users', 'The number of users is a whole number, one or more.'];
    if (!(Number(this.now('spawnRate')) > 0)) return ['spawnRate', 'The spawn rate is more than zero users a second.'];
    if (seconds(String(this.now('runTime'))) === undefined) return ['runTime', 'The run time reads like 20, 20s, 3m, 2h or 1h30m; empty: until stopped.'];
    if (form.userClasses.length > 1 && !this.chosen(form).length) return ['userClasses', 'Choose at least one user class.'];
    return null;
  }

  /** @param {string} name */
  focusOn(name) {
    this.updateComplete.then(() => /** @type {HTMLElement|null} */ (this.querySelector(`[name="${CSS.escape(name)}"]`))?.focus());
  }
}

customElements.define('st-start', Start);
