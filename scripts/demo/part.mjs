/**
 * A part of the demo. When one ends, all end.
 * @typedef {object} Part
 * @property {string} name as a sentence begins with it
 * @property {Promise<number>} ended its exit code
 * @property {() => Promise<void>} stop resolves when nothing of it is left
 */

export {};
