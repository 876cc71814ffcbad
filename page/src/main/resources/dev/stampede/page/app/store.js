import {grown} from './fold.js';

/** @typedef {import('./types.js').View} View */
/** @typedef {import('./types.js').Tick} Tick */
/** @typedef {import('./types.js').Form} Form */
/** @typedef {import('./types.js').Link} Link */

/** The one view of the page, and how it is joined to the server. Tells its listener of each change. */
export class Store {
  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    /** @type {View|null} */
    this.view = null;
    /** @type {Link} */
    this.link = 'connecting';
    this.heard = 0;
  }

  /** @param {Link} link */
  linked(link) {
    if (this.link === link) return;
    this.link = link;
    this.changed();
  }

  /** @param {View} view */
  replace(view) {
    this.view = view;
    this.fresh();
  }

  /** @param {Tick} tick */
  tick(tick) {
    if (!this.view) return;
    this.view = grown(this.view, tick);
    this.fresh();
  }

  /** @param {{state: import('./types.js').State, form: Form|null}} news */
  stands(news) {
    if (!this.view) return;
    this.view = {...this.view, state: news.state, form: news.form ?? this.view.form};
    this.fresh();
  }

  fresh() {
    this.link = 'connected';
    this.heard = Date.now();
    this.changed();
  }
}
