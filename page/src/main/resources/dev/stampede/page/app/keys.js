/** Which key does what; the help names them from here. @type {[string, string][]} */
export const KEYS = [
  ['1 – 9', 'go to a tab'],
  ['/', 'filter the names'],
  ['s', 'start, or stop (asks first)'],
  ['e', 'edit the load'],
  ['t', 'dark or light'],
  ['?', 'this help'],
  ['Esc', 'close, or leave the field'],
];

/** True where a letter belongs to a field, or to the browser. @param {KeyboardEvent} event */
export function isTyping(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const target = /** @type {Element|null} */ (event.target);
  return !!target?.closest?.('input, textarea, select, [contenteditable], dialog');
}
