import fs from 'node:fs';

/**
 * @param {string} text
 * @returns {unknown}
 */
export function parseJson(text) {
  return JSON.parse(text);
}

/**
 * @param {string} file
 * @returns {unknown}
 */
export function readJson(file) {
  return parseJson(fs.readFileSync(file, 'utf8'));
}

/**
 * @param {string} file
 * @param {unknown} value
 * @param {fs.WriteFileOptions} [options]
 */
export function writeJson(file, value, options) {
  fs.writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`, options);
}
