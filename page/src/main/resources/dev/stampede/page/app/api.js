/**
 * Asks the server for a change. Never throws: what went wrong comes back in words.
 * @param {'start'|'load'|'stop'|'reset'} what
 * @param {unknown} [body]
 * @returns {Promise<{ok: boolean, message: string, field?: string}>}
 */
export async function ask(what, body = {}) {
  try {
    const answer = await fetch('api/' + what, {
      method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body), credentials: 'same-origin',
    });
    if (answer.headers.get('Content-Type')?.includes('json')) {
      const said = await answer.json();
      return {ok: said.ok === true, message: String(said.message ?? ''), field: said.field};
    }
    return {ok: answer.ok, message: answer.status === 401 ? 'The login has run out: reload the page.' : answer.ok ? '' : `The server answered ${answer.status}.`};
  } catch {
    return {ok: false, message: 'Stampede does not answer. Is it still running?'};
  }
}
