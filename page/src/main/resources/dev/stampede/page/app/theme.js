import {recall, remember} from './memory.js';

/** Dark or light: the reader's choice, or the system's. Charts hear of a change and draw afresh. */

/** @typedef {'auto'|'light'|'dark'} Theme */

const changed = new EventTarget();
const system = matchMedia('(prefers-color-scheme: dark)');
/** @type {Theme} */
let chosen = recall('theme', 'auto');
let printing = false;

function apply() {
  document.documentElement.style.colorScheme = printing ? 'light' : chosen === 'auto' ? 'light dark' : chosen;
  changed.dispatchEvent(new Event('change'));
}

system.addEventListener('change', apply);
addEventListener('beforeprint', () => {
  printing = true;
  apply();
});
addEventListener('afterprint', () => {
  printing = false;
  apply();
});
apply();

/** @returns {boolean} */
export const isDark = () => !printing && (chosen === 'dark' || (chosen === 'auto' && system.matches));

/** @returns {boolean} whether what is drawn now goes to paper */
export const isPrinting = () => printing;

/** The other of the two. */
export function toggleTheme() {
  chosen = isDark() ? 'light' : 'dark';
  remember('theme', chosen);
  apply();
}

/** @param {() => void} listener @returns {() => void} ends it */
export function onTheme(listener) {
  changed.addEventListener('change', listener);
  return () => changed.removeEventListener('change', listener);
}

/** @type {HTMLElement|null} */
let probe = null;

/** The colour that a token of the style sheet has now. @param {string} token such as --blue @returns {string} */
export function ink(token) {
  if (!probe) {
    probe = document.createElement('i');
    probe.hidden = true;
    document.body.append(probe);
  }
  probe.style.color = `var(${token})`;
  return getComputedStyle(probe).color;
}
