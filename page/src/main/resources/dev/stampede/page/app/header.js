import {html, nothing} from 'lit';
import {mark, sunAndMoon} from './brand.js';
import {clip, count, known, millis, plural, rate, share, span} from './format.js';
import {latest, tail} from './outline.js';
import {Part} from './part.js';
import {sparkline} from './sparkline.js';
import {toggleTheme} from './theme.js';

/** @typedef {import('./types.js').View} View */

const LATELY = 60;

/** What runs, how it goes, and what can be done about it. */
export class Header extends Part {
  static properties = {view: {attribute: false}};

  constructor() {
    super();
    /** @type {View|null} */
    this.view = null;
  }

  render() {
    const view = this.view;
    if (!view) return nothing;
    const run = view.run;
    return html`<header class="masthead">
      <div class="who">${mark}
        <div class="run"><h1><bdi title=${clip(run?.name ?? '', 600)}>${clip(run?.name ?? 'Stampede', 120)}</bdi></h1>
          ${run ? html`<p class="quiet"><bdi title=${clip(run.target ?? '', 600)}>${clip(run.target ?? '', 120)}</bdi></p>` : nothing}</div>
        <span class="pill ${view.state}" role="status"><i aria-hidden="true"></i>${view.state}</span>
        ${this.chips(view)}
        <span class="space"></span>
        <div class="actions">${this.buttons(view)}
          <button class="icon" title="Keys (?)" @click=${() => this.tell('st-dialog', 'help')}><svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.3"></circle><path d="M6 6.4c0-2.6 4-2.5 4 0C10 8 8 7.9 8 9.6m0 1.6v.6"></path></svg><span class="hidden">Keys</span></button>
          <button class="icon" title="Dark or light (t)" @click=${toggleTheme}>${sunAndMoon}<span class="hidden">Dark or light</span></button></div>
      </div>
      ${run ? this.figures(view) : nothing}
    </header>`;
  }

  /** @param {View} view */
  buttons(view) {
    if (view.form?.readOnly) return html`<span class="chip">read-only</span>`;
    const ask = (/** @type {string} */ which) => () => this.tell('st-dialog', which);
    switch (view.state) {
      case 'spawning':
      case 'running':
        return html`<button @click=${ask('edit')}>Edit</button><button class="danger" @click=${ask('stop')}>Stop</button><button @click=${ask('reset')}>Reset</button>`;
      case 'stopping':
        return html`<button disabled>Stopping…</button>`;
      case 'stopped':
        return html`<button class="primary" @click=${() => this.tell('st-new')}>New</button>`;
      default:
        return nothing;
    }
  }

  /** @param {View} view */
  chips(view) {
    const judged = view.targets.filter((target) => target.result === 'pass' || target.result === 'fail');
    const held = judged.filter((target) => target.result === 'pass').length;
    return html`
      ${judged.length ? html`<button class="chip ${held === judged.length ? 'pass' : 'fail'}" @click=${() => this.go({tab: 'targets'})}>${held === judged.length ? '✓' : '✕'} ${held} of ${plural(judged.length, 'target')}</button>` : nothing}
      ${view.validity && view.validity.verdict !== 'valid' ? html`<span class="chip ${view.validity.verdict}" title=${clip(view.validity.reasons.join('; '), 600)}>! ${view.validity.verdict}</span>` : nothing}`;
  }

  /** @param {View} view */
  figures(view) {
    const all = view.statistics.aggregated;
    const on = view.state === 'spawning' || view.state === 'running' || view.state === 'stopping';
    const lately = (/** @type {string} */ key, /** @type {string} */ token) => sparkline(tail(view.totals, key, LATELY), token);
    const left = known(view.runTime) ? Math.max(0, view.runTime - view.elapsed) : null;
    const slow = on ? latest(view.totals, 'p95') : null;
    const fails = all.requests ? all.fails / all.requests : 0;
    return html`<dl class="strip">
      <div><dt>Users</dt><dd><b data-figure="users">${count(view.users)}</b>${on && view.users !== view.goal ? html`<span>of ${count(view.goal)}</span>` : nothing}${lately('users', '--green')}</dd></div>
      <div><dt>RPS</dt><dd><b data-figure="rps">${rate(on ? latest(view.totals, 'rps') : all.rps)}</b><span>${on ? 'now' : 'in all'}</span>${lately('rps', '--blue')}</dd></div>
      <div class=${fails > 0 ? 'alarm' : ''}><dt>Failures</dt><dd><b data-figure="failures">${share(fails)}</b><span>${count(all.fails)}</span>${lately('fps', '--vermilion')}</dd></div>
      <div><dt>95%ile</dt><dd><b data-figure="p95">${millis(slow ?? all.pct['95'])}</b><span>${slow === null ? 'in all' : 'now'}</span>${lately('p95', '--orange')}</dd></div>
      <div class="clock"><dt>Elapsed</dt><dd><b data-figure="elapsed">${span(view.elapsed)}</b>${left === null ? nothing : html`<span>${on ? `${span(left)} left` : `of ${span(view.runTime)}`}</span>`}
        ${known(view.runTime) && view.runTime > 0 ? html`<progress max=${view.runTime} .value=${Math.min(view.elapsed, view.runTime)} aria-label="Run time passed"></progress>` : nothing}</dd></div>
    </dl>`;
  }
}

customElements.define('st-header', Header);
