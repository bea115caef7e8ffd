const LOOK_MS = 500;

/**
 * Calls back when the npm that runs this script is gone: killed by SIGKILL, it passes nothing on. Started in another
 * way, a script may outlive its parent.
 * @param {() => void} gone
 */
export function whenNpmIsGone(gone) {
  if (process.env['npm_lifecycle_event'] === undefined) {
    return;
  }
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(look);
      gone();
    }
  }, LOOK_MS);
  look.unref();
}
