import {html, nothing} from 'lit';
import {bytes, clip, count, isElsewhere, known, lasting, moment, NONE, plural, utc} from './format.js';
import {Part} from './part.js';

/** @typedef {import('./types.js').View} View */
/** @typedef {import('./types.js').Setting} Setting */

const DEFAULT = 'default';

/** What was run, on what, with which settings and where each came from. */
export class Configuration extends Part {
  static properties = {view: {attribute: false}};

  constructor() {
    super();
    /** @type {View|null} */
    this.view = null;
  }

  render() {
    const view = this.view;
    if (!view) return nothing;
    const defaults = view.configuration.filter((setting) => setting.origin === DEFAULT);
    return html`
      ${view.run ? this.facts(view.run) : nothing}
      ${this.sections(view.configuration.filter((setting) => setting.origin !== DEFAULT), 'Settings')}
      ${defaults.length ? html`<details class="block defaults"><summary>${plural(defaults.length, 'setting')} at their defaults</summary>${this.sections(defaults, 'Defaults')}</details>` : nothing}`;
  }

  /** @param {Setting[]} all @param {string} label */
  sections(all, label) {
    const sections = Map.groupBy(all, (setting) => setting.section);
    return html`${[...sections].map(([section, settings]) => html`<section class="block"><h3>${section}</h3>
        <div class="scroll" role="region" aria-label=${label + ': ' + section} tabindex="0"><table class="settings"><caption class="hidden">${section}</caption>
        <thead class="hidden"><tr><th scope="col">Setting</th><th scope="col">Value</th><th scope="col">Origin</th></tr></thead>
        <tbody>${settings.map((setting) => html`<tr><th scope="row" class="words"><code>${setting.name}</code></th>
          <td class="words">${setting.value ? html`<bdi>${clip(setting.value, 400)}</bdi>` : NONE}</td><td class="words quiet">${clip(setting.origin, 120)}</td></tr>`)}</tbody></table></div></section>`)}`;
  }

  /** @param {import('./types.js').Run} run */
  facts(run) {
    /** @type {[string, unknown][]} */
    const facts = [
      ['Command', html`<code>${clip(run.command ?? '', 2000)}</code>`],
      ['Scenario', html`<bdi>${clip(run.scenario ?? '', 300)}</bdi>`],
      ['Target', html`<bdi>${clip(run.target ?? '', 300)}</bdi>`],
      ['Load', html`${count(run.users)} users, ${run.spawnRate} a second${known(run.runTime) ? html`, ${lasting(run.runTime)}` : nothing}${run.profile ? html` (profile ${run.profile})` : nothing}`],
      ['Started', html`${moment(run.started)} ${isElsewhere(run.started) ? html`<span class="quiet">${utc(run.started)}</span>` : nothing}`],
      ['Ended', html`${moment(run.ended)}`],
      ['Run', html`<code>${run.id}</code>, seed <code>${run.seed}</code>`],
      ['Made with', html`Stampede ${run.version}, ${run.java}`],
      ['On', html`${run.machine?.host}: ${run.machine?.processors} processors, ${bytes(run.machine?.memoryBytes)} of heap, ${run.machine?.os}`],
    ];
    return html`<dl class="facts">${facts.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
  }
}

customElements.define('st-configuration', Configuration);
