// Reads the arguments of the `code` command, as far as @vscode/test-electron and our own tests use them.

/**
 * @typedef {object} CodeArguments
 * @property {Record<string, string[]>} values by option name, in the order given; a flag has none
 * @property {string[]} rest folders and files
 */

const WITH_VALUE = new Set([
  'disable-extension',
  'extensionDevelopmentPath',
  'extensionTestsPath',
  'extensions-dir',
  'install-extension',
  'locale',
  'log',
  'profile',
  'uninstall-extension',
  'user-data-dir',
]);

/**
 * @param {readonly string[]} argv
 * @returns {CodeArguments}
 */
export function parseCodeArguments(argv) {
  /** @type {CodeArguments} */
  const result = { values: {}, rest: [] };
  const left = [...argv];
  for (let at = left.shift(); at !== undefined; at = left.shift()) {
    const [, name, attached] = /^--([^=]+)(?:=(.*))?$/s.exec(at) ?? [];
    if (name === undefined) {
      result.rest.push(at);
      continue;
    }
    const value = attached ?? (WITH_VALUE.has(name) ? left.shift() : undefined);
    const values = (result.values[name] ??= []);
    if (value !== undefined) {
      values.push(value);
    }
  }
  return result;
}
