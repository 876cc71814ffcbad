/** Files that the page itself makes: no server is asked, so the report can do it too. */

/** @param {string} name @param {Blob} blob */
export function save(name, blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** @param {string} name @param {string} text */
export const saveCsv = (name, text) => save(name, new Blob([text], {type: 'text/csv'}));

/** A name for files: what every file system takes. @param {string} text */
export const fileName = (text) => text.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 80) || 'stampede';
