import {html} from 'lit';
import {clip} from './format.js';

/** A row's type and name as people read them. Names come from outside: text, never markup, cut when endless. */

/** @param {string} type */
export const typeTag = (type) => (type ? html`<span class="tag" dir="auto">${clip(type, 40)}</span>` : '');

/** @param {string} name @param {number} [most] */
export const nameText = (name, most = 120) => html`<bdi title=${name.length > most ? clip(name, 1000) : ''}>${parts(clip(name, most))}</bdi>`;

/** A long name breaks where a word of it ends, sooner than within one. @param {string} name */
const parts = (name) => name.split(/(?<=[:_/.-])(?=[^:_/.-])/).map((part, index) => (index ? html`<wbr>${part}` : part));
