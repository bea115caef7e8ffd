import fs from 'node:fs';
import path from 'node:path';

/** What must not be found, each under a name that a failure may show. */
export type Secrets = Readonly<Record<string, string>>;

/** A text to search besides files: what a window showed, or what a browser has stored. */
export type Texts = Readonly<Record<string, string>>;

/**
 * Looks for secrets as they are (also in the two bytes per letter of some databases), percent-encoded, and in base64 wherever
 * they begin in it, which is how an Authorization header and an uploaded file would hold them.
 * @returns `place: name of the secret`
 */
export function leaksInTexts(texts: Texts, secrets: Secrets): readonly string[] {
  const needles = needlesOf(secrets);
  return Object.entries(texts).flatMap(([place, text]) => leaksIn(Buffer.from(text), place, needles));
}

/** @param isSkipped by the path below the folder; a folder is skipped with all that is in it */
export function leaksInFolder(
  folder: string,
  secrets: Secrets,
  isSkipped: (file: string) => boolean = () => false,
): readonly string[] {
  const needles = needlesOf(secrets);
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => ({ entry, file: path.join(entry.parentPath, entry.name) }))
    .filter(({ entry, file }) => entry.isFile() && !isSkipped(path.relative(folder, file)))
    .flatMap(({ file }) => leaksIn(fs.readFileSync(file), path.relative(folder, file), needles));
}

interface Needle {
  readonly name: string;
  readonly bytes: Buffer;
}

function leaksIn(haystack: Buffer, place: string, needles: readonly Needle[]): readonly string[] {
  const found = needles.filter(({ bytes }) => haystack.includes(bytes)).map(({ name }) => `${place}: ${name}`);
  return [...new Set(found)];
}

function needlesOf(secrets: Secrets): readonly Needle[] {
  return Object.entries(secrets).flatMap(([name, secret]) => spellings(secret).map((bytes) => ({ name, bytes })));
}

function spellings(secret: string): readonly Buffer[] {
  const plain = [secret, encodeURIComponent(secret), ...insideBase64(secret)];
  return [...plain.map((text) => Buffer.from(text)), Buffer.from(secret, 'utf16le')];
}

/** Without the letters that depend on what stands before and behind, for each of the three places that it can have there. */
function insideBase64(secret: string): readonly string[] {
  return [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    return bytes.toString('base64').slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
  });
}
