import {html, nothing} from 'lit';
import {compact, count, lasting, millis, plural, rate, share} from './format.js';
import {failShare, range} from './outline.js';
import {Part} from './part.js';
import {sparkline} from './sparkline.js';
import {broke, chip} from './targets.js';
import {clip} from './format.js';

/** @typedef {import('./types.js').View} View */

/** @type {Record<string, {sign: string, tone: string, words: string}>} */
const VERDICTS = {
  passed: {sign: '✓', tone: 'good', words: 'Passed'},
  'targets missed': {sign: '✕', tone: 'bad', words: 'Targets missed'},
  failures: {sign: '✕', tone: 'bad', words: 'There were failures'},
  'nothing succeeded': {sign: '✕', tone: 'bad', words: 'Nothing succeeded'},
};

/** The answer first: the verdict, whether to believe it, the figures, what broke when. */
export class Answer extends Part {
  static properties = {view: {attribute: false}};

  constructor() {
    super();
    /** @type {View|null} */
    this.view = null;
  }

  render() {
    const view = this.view;
    if (!view) return nothing;
    const verdict = VERDICTS[view.verdict ?? ''] ?? {sign: '·', tone: 'neutral', words: view.verdict || 'No verdict: the run has not ended'};
    return html`
      <div class="verdict ${verdict.tone}">
        <span class="seal" aria-hidden="true">${verdict.sign}</span>
        <div><p class="word">${verdict.words}</p><p class="because">${this.because(view)}</p></div>
        ${validity(view)}
      </div>
      ${this.tiles(view)}
      ${this.breaches(view)}
      ${view.insight.headlines.length ? html`<ul class="headlines">${view.insight.headlines.map((line) => html`<li><bdi>${clip(line, 400)}</bdi></li>`)}</ul>` : nothing}`;
  }

  /** @param {View} view */
  because(view) {
    const judged = view.targets.filter((target) => target.result === 'pass' || target.result === 'fail');
    const held = judged.filter((target) => target.result === 'pass').length;
    const all = view.statistics.aggregated;
    const unjudged = view.targets.length - judged.length;
    const calls = html`${plural(all.requests, 'call')} in ${lasting(view.elapsed)}, ${all.fails ? html`${count(all.fails)} failed (${share(failShare(all))})` : 'none failed'}`;
    return judged.length
      ? html`${held} of ${plural(judged.length, 'judged target')} held${unjudged ? `, ${unjudged} not judged` : ''}. ${calls}.`
      : html`No targets were judged. ${calls}.`;
  }

  /** @param {View} view */
  tiles(view) {
    const all = view.statistics.aggregated;
    const most = range(view.totals, 'users');
    const thin = (/** @type {string} */ key) => {
      const values = view.totals[key] ?? [];
      const step = Math.max(1, Math.floor(values.length / 80));
      return values.filter((_, i) => i % step === 0);
    };
    /** @type {[string, unknown, unknown, unknown][]} */
    const tiles = [
      ['Requests', compact(all.requests), html`${rate(all.rps)} per second`, sparkline(thin('rps'))],
      ['Failures', share(failShare(all) ?? 0), plural(all.fails, 'call'), sparkline(thin('fps'), '--vermilion')],
      ['Median', millis(all.pct['50']), 'half took no longer', sparkline(thin('p50'))],
      ['95%ile', millis(all.pct['95']), html`99%ile ${millis(all.pct['99'])}`, sparkline(thin('p95'), '--orange')],
      ...(all.ttft ? [/** @type {[string, unknown, unknown, unknown]} */ (['First token', millis(all.ttft['50']), html`95%ile ${millis(all.ttft['95'])}`, sparkline(thin('ttft50'))])] : []),
      ['Most users', count(most?.most), html`${compact(range(view.totals, 'inFlight')?.most)} calls in flight`, sparkline(thin('users'), '--green')],
    ];
    return html`<dl class="tiles">${tiles.map(([label, figure, under, spark]) => html`<div class="tile"><dt>${label}</dt><dd><b>${figure}</b><span>${under}</span>${spark}</dd></div>`)}</dl>`;
  }

  /** @param {View} view */
  breaches(view) {
    const broken = view.targets.filter((target) => target.firstBroken);
    if (!broken.length) return nothing;
    return html`<section class="breaches"><h3>What broke when</h3><ul>${broken.map((target) => html`<li>
      <span><strong><bdi>${clip(target.rule, 200)}</bdi></strong> ${broke(target)}</span> ${chip(target.result)}</li>`)}</ul></section>`;
  }
}

/** Whether the figures can be believed. @param {View} view */
export function validity(view) {
  const v = view.validity;
  if (!v) return nothing;
  return html`<div class="validity ${v.verdict}"><p><span aria-hidden="true">${v.verdict === 'valid' ? '✓' : '!'}</span> The run is <strong>${v.verdict}</strong></p>
    ${v.reasons.length ? html`<ul>${v.reasons.map((reason) => html`<li><bdi>${clip(reason, 400)}</bdi></li>`)}</ul>`
      : html`<p class="quiet">What was measured can be believed.</p>`}</div>`;
}

customElements.define('st-answer', Answer);
