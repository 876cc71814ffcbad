import {html} from 'lit';

/** The mark: three that run. */
export const mark = html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="7"></rect><path d="M7 23 11 9h3.4l-4 14z" opacity=".55"></path><path d="M13 23 17 9h3.4l-4 14z" opacity=".8"></path><path d="M19 23 23 9h3.4l-4 14z"></path></svg>`;

export const sunAndMoon = html`<svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="5.5"></circle><path class="full" d="M8 2.5a5.5 5.5 0 0 1 0 11z"></path></svg>`;
