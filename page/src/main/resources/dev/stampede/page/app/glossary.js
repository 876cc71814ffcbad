import {html, nothing} from 'lit';
import {Part} from './part.js';

/** What the words mean and how the figures are reckoned, for other tools mean other things by them. */
export class Glossary extends Part {
  static properties = {view: {attribute: false}};

  constructor() {
    super();
    /** @type {import('./types.js').View|null} */
    this.view = null;
  }

  render() {
    const terms = this.view?.glossary ?? [];
    if (!terms.length) return nothing;
    return html`<dl class="glossary">${terms.map((term) => html`<div><dt>${term.term}</dt>
      <dd>${term.meaning}${term.formula ? html`<code class="formula">${term.formula}</code>` : nothing}</dd></div>`)}</dl>`;
  }
}

customElements.define('st-glossary', Glossary);
