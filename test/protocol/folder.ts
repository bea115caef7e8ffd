import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { canonicalUri } from '../../server/src/uris';

/** A real folder with these files, which goes away with the test file. */
export class Folder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'backup sync (test) ')));

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    after(() => rmSync(this.path, { recursive: true }));
    Object.entries(files).forEach(([name, content]) => this.write(name, content));
  }

  write(name: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.path, name)), { recursive: true });
    writeFileSync(join(this.path, name), content);
  }

  delete(name: string): void {
    rmSync(join(this.path, name), { recursive: true });
  }

  /** The address of the folder, or of something in it. */
  uri(name = ''): string {
    return canonicalUri(pathToFileURL(join(this.path, name)).href);
  }
}
