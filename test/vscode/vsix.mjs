import fs from 'node:fs';
import path from 'node:path';
import { readJson } from '../../scripts/lib/json.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** @returns {string} the packaged extension of this version */
export function findVsix() {
  const { name, version } = /** @type {{ name: string, version: string }} */ (
    readJson(path.join(ROOT, 'package.json'))
  );
  const file = path.join(ROOT, `${name}-${version}.vsix`);
  if (!fs.existsSync(file)) {
    throw new Error(`${file} is missing: run npm run package first.`);
  }
  return file;
}
