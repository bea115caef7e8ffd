import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { makeCertificate } from '../../support/certificates';

const PYTHON = 'python3';

/** Whether the peer can run here. */
export const hasPython = spawnSync(PYTHON, ['-c', 'import ssl, xmlrpc.client, http.server']).status === 0;

export interface HostileServer {
  /** Of each certificate below and of each way to greet. */
  readonly ports: Readonly<Record<string, number>>;
  /** The mode at index n is that of node n. */
  readonly modes: readonly string[];
  /** PEM of the authority that signed some of the certificates. */
  readonly authority: string;
  /** Of the certificate `good`. */
  readonly fingerprint: string;
  close(): Promise<void>;
}

/** Starts hostile_server.py with a certificate for each way to be refused. */
export async function startHostileServer(): Promise<HostileServer> {
  const authority = makeCertificate({ subject: 'Authority', isAuthority: true });
  const certificates = {
    good: makeCertificate(),
    'private authority': makeCertificate({ issuer: authority }),
    expired: makeCertificate({ issuer: authority, validFromDays: -30, validToDays: -1 }),
    future: makeCertificate({ issuer: authority, validFromDays: 1 }),
    'no name': makeCertificate({ issuer: authority, names: [] }),
    'another name': makeCertificate({ issuer: authority, names: ['edu02.example.com'] }),
  };
  const folder = await mkdtemp(join(tmpdir(), 'backup-sync-hostile-'));
  for (const [name, { cert, key }] of Object.entries(certificates)) {
    await writeFile(join(folder, `${name}.pem`), cert + key);
  }
  const child = spawn(PYTHON, [join(__dirname, '..', 'hostile_server.py'), folder]);
  child.stderr.pipe(process.stderr);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { ports, modes } = JSON.parse(line) as Pick<HostileServer, 'ports' | 'modes'>;
  return {
    ports,
    modes,
    authority: authority.cert,
    fingerprint: certificates.good.fingerprint,
    close: async () => {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}
