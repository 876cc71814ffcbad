import {LitElement} from 'lit';

/**
 * What all our elements are: drawn into the page itself, not into a shadow, so that one style sheet, the
 * printer, screen readers and tests see one document. Whatever stood inside before goes.
 */
export class Part extends LitElement {
  createRenderRoot() {
    this.replaceChildren();
    return this;
  }

  /** Asks whoever listens above for another place: tab, row, filter. @param {Partial<import('./types.js').Place>} place */
  go(place) {
    this.dispatchEvent(new CustomEvent('st-go', {bubbles: true, detail: place}));
  }

  /** Says something to listeners above. @param {string} name @param {unknown} [detail] */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, {bubbles: true, detail}));
  }
}
