/** Something that the person can mend: its message is a whole sentence, and all that is shown. */
export class Failure extends Error {}

const UNREACHABLE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT/;

/**
 * @param {unknown} error
 * @returns {string} what a person is told about it
 */
export function explain(error) {
  if (error instanceof Failure) {
    return error.message;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return UNREACHABLE.test(text) && text.includes('npm')
    ? 'The npm registry cannot be reached. Check the connection and `npm config get registry` (and `proxy`), then start again.'
    : text;
}
