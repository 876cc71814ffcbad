/** The reader's place in the address, so that reload, links and Back work. */

/** @typedef {import('./types.js').Place} Place */

/** @returns {Place} */
export function here() {
  const asked = new URLSearchParams(location.search);
  return {tab: asked.get('tab') ?? '', row: asked.get('row'), filter: asked.get('filter') ?? ''};
}

/** A new tab or row is a step that Back undoes; letters typed into a filter are not. @param {Place} place @param {boolean} step */
export function keep(place, step) {
  const asked = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(place)) {
    if (value) asked.set(name, value);
    else asked.delete(name);
  }
  const query = asked.toString();
  const address = location.pathname + (query ? '?' + query : '') + location.hash;
  if (step) history.pushState(null, '', address);
  else history.replaceState(null, '', address);
}
