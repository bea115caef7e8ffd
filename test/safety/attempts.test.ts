/**
 * Attempts to get around what protects clusters and secrets. Each title reads "attempt → what comes of it". Those that
 * only the editor can show are in test/host/attempts.test.ts.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { readCluster, readClusters, type ClusterConfig } from '../../client/src/clusters/config';
import { FileSecrets } from '../../client/src/clusters/fileSecrets';
import { Passwords, type SecretStore } from '../../client/src/clusters/secrets';
import { describeFunction, isBackupSync, isFunctionName } from '../../client/src/exaoperation/plugin';
import { createRedactor, SeenSecrets } from '../../client/src/exaoperation/redact';
import { createTransport, type Target } from '../../client/src/exaoperation/transport';
import { gateFor, gateWith, strictest } from '../../client/src/procedure/gate';
import { judgeFunction } from '../../client/src/procedure/transitions';
import { checkUpload } from '../../client/src/procedure/uploadCheck';
import {
  ACTIVATED,
  httpAnswer,
  startRawServer,
  xmlFault,
  type RawServer,
  type Responder,
} from '../exaoperation/support/server';
import { makeCertificate } from '../support/certificates';

const PIN = 'AB'.repeat(32);
const PASSWORD = 'Geheim42!';

function cluster(change: object = {}): ClusterConfig {
  const read = readCluster({ name: 'EDU01', url: 'https://a/cluster1/', user: 'admin', fingerprint: PIN, ...change });
  assert.ok(typeof read !== 'string', 'the entry is refused');
  return read;
}

function memoryStore(): SecretStore & { readonly values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    get: (key) => Promise.resolve(values.get(key)),
    store: (key, value) => Promise.resolve(void values.set(key, value)),
    delete: (key) => Promise.resolve(void values.delete(key)),
  };
}

describe('through the settings', () => {
  interface Manifest {
    readonly contributes: {
      readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope?: string }>> };
    };
  }
  const { properties } = (JSON.parse(readFileSync('package.json', 'utf8')) as Manifest).contributes.configuration;

  for (const setting of ['clusters', 'confirm', 'fleet.writes', 'timeouts.write']) {
    test(`a workspace sets ${setting} → its scope is the application, so the editor does not look there`, () => {
      assert.equal(properties[`backupSync.${setting}`]?.scope, 'application');
    });
  }

  const closed = cluster({ access: 'readOnly', nodeAddresses: { n0011: '10.0.0.11' } });
  const doors: readonly [string, object][] = [
    ['the same address', {}],
    ['the address without encryption', { url: 'http://a/cluster1/', fingerprint: undefined }],
    ['a node of the cluster', { url: 'https://10.0.0.11/', fingerprint: undefined }],
    ['another name for the host', { url: 'https://alias/' }],
  ];
  for (const [what, change] of doors) {
    test(`a second entry with ${what} and full access → a write is refused as on the first`, () => {
      const open = cluster({ name: 'ALIAS', access: 'full', ...change });
      const gate = gateFor(strictest(open, [open, closed]), 'write', 'never');
      assert.equal(gate.kind, 'refused');
    });
  }

  test('a second entry with the name in another case → the first one counts', () => {
    const { clusters } = readClusters([
      { name: 'EDU01', url: 'https://a/', user: 'admin', access: 'readOnly' },
      { name: 'edu01', url: 'https://a/', user: 'admin', access: 'full' },
    ]);
    assert.deepEqual(
      clusters.map(({ name, access }) => `${name} ${access}`),
      ['EDU01 readOnly'],
    );
  });

  test('access is misspelled → the entry is not used at all', () => {
    assert.equal(typeof readCluster({ name: 'EDU01', url: 'https://a/', user: 'admin', access: 'readonly' }), 'string');
  });

  test('confirm is "never" on a protected cluster → a program is refused, a person types the name', () => {
    const guarded = { name: 'EDU01', access: 'protected' } as const;
    assert.equal(gateFor(guarded, 'write', 'never', { interactive: false }).kind, 'refused');
    assert.equal(gateFor(guarded, 'write', 'never').kind, 'askByName');
  });

  test('confirm is "never" and the call makes no sense → a program is refused', () => {
    const judgement = judgeFunction('ACTIVATE', [{ name: 'EDU01 n0011', status: 'not installed' }]);
    const gate = gateFor({ name: 'EDU01', access: 'full' }, 'destructive', 'never', { interactive: false });
    assert.equal(gateWith(gate, judgement, { interactive: false }).kind, 'refused');
  });

  test('"anyway" on a read-only cluster → it stays refused', () => {
    const judgement = judgeFunction('INSTALL', [{ name: 'EDU01 n0011', status: 'activated' }]);
    const gate = gateFor({ name: 'EDU01', access: 'readOnly' }, 'write', 'never');
    assert.equal(gateWith(gate, judgement, { anyway: true }).kind, 'refused');
  });
});

describe('through names', () => {
  for (const name of ['uninstall', 'Uninstall', 'aCtIvAtE']) {
    test(`the function ${name} → has the risk of its row, whatever the case`, () => {
      const row = describeFunction('Administration.BackupSync-1.0.17', name);
      assert.deepEqual([row.name, row.risk], [name.toUpperCase(), 'destructive']);
    });
  }

  for (const name of [
    'STATUS ',
    ' STATUS',
    'STATUS;UNINSTALL',
    '--show-functions',
    '../STATUS',
    'ſTATUS',
    'STATU\u0000',
  ]) {
    test(`the function ${JSON.stringify(name)} → counts as destructive, and is no name to send`, () => {
      assert.equal(describeFunction('Administration.BackupSync-1.0.17', name).risk, 'destructive');
      assert.equal(isFunctionName(name), false);
    });
  }

  for (const plugin of ['administration.BACKUPSYNC-1.0.17', 'Administration.BackupSync-1.0.17 ', 'X.MyBackupSync2-9']) {
    test(`the plugin ${JSON.stringify(plugin)} → is treated as BackupSync`, () => {
      assert.ok(isBackupSync(plugin));
      assert.equal(describeFunction(plugin, 'UPLOAD_CONFIG').argument, 'config');
    });
  }

  for (const name of ['START', 'UPLOAD_CONFIG', 'GET_RESTART', 'STATUS_RESET']) {
    test(`${name} of a plugin with a letter that only looks like one of BackupSync → asks as destructive`, () => {
      assert.equal(describeFunction('Administration.BackupSуnc-1.0.17', name).risk, 'destructive');
    });
  }
});

describe('through a saved password', () => {
  const changes: readonly [string, object][] = [
    ['the pin is changed', { fingerprint: 'CD'.repeat(32) }],
    ['a pin is added', { fingerprints: ['CD'.repeat(32)] }],
    ['the pin is removed', { fingerprint: undefined }],
    ['the address is changed', { url: 'https://evil/cluster1/' }],
    ['an address is added', { urls: ['https://evil/cluster1/'] }],
    ['encryption is left out', { url: 'http://a/cluster1/' }],
    ['the user is changed', { user: 'root' }],
    ['a CA file is added', { caFile: '/tmp/evil.pem' }],
  ];
  for (const [what, change] of changes) {
    test(`${what} → the password is not found`, async () => {
      const passwords = new Passwords(memoryStore(), {});
      await passwords.keep(cluster(), PASSWORD);
      assert.equal((await passwords.find(cluster())).kind, 'password');
      assert.equal((await passwords.find(cluster(change))).kind, 'missing');
    });
  }

  test('a password of one session → nothing of it is on the disk', async () => {
    const store = memoryStore();
    for (const passwordFrom of ['session', 'ask']) {
      await new Passwords(store, {}).keep(cluster({ passwordFrom }), PASSWORD);
    }
    assert.equal(store.values.size, 0);
  });
});

describe('through the secret of a file', () => {
  test('a foreign repository uses the same name → it is asked for again', async () => {
    const secrets = new FileSecrets(memoryStore());
    await secrets.keep('file:///home/me/ours', 'FTP', PASSWORD);
    assert.equal(await secrets.get('file:///home/me/theirs', 'FTP'), undefined);
  });

  test('a folder and a name that together spell another pair → they are not that pair', async () => {
    const secrets = new FileSecrets(memoryStore());
    await secrets.keep('file:///a', 'b","c', PASSWORD);
    assert.equal(await secrets.get('file:///a","b', 'c'), undefined);
  });

  const file = (password: string, more = '') =>
    `Connection1\n{\n${more}DATABASE_NAME = exa_db1\nSTART_CYCLE = 0 2 * * *\nLOCAL_URL = ftp://FTPbackup:${password}@%s/v0003\nREMOTE_URL = ftp://FTPbackup:Def456@%s/v0002\nREMOTE_NODES = 10.60.102.11\nSSH = client\n}\n`;
  const upload = (text: string, secrets: readonly (readonly [string, string])[] = []) =>
    checkUpload({ text, cluster: 'EDU01', sides: new Map(), secrets: new Map(secrets) });
  const refusals: readonly [string, string, readonly (readonly [string, string])[]][] = [
    ['has a line break and a key of its own', file('${secret:FTP}'), [['FTP', 'x@%s/v0001\nSSH = server']]],
    [
      'names another secret',
      file('${secret:FTP}'),
      [
        ['FTP', '${secret:OTHER}'],
        ['OTHER', 'Abc123'],
      ],
    ],
    ['is the example of the document', file('${secret:FTP}'), [['FTP', '**PW**']]],
    ['has a % that the plugin would fill in', file('${secret:FTP}'), [['FTP', 'a%sb']]],
    ['has a character that cannot be seen', file('${secret:FTP}'), [['FTP', 'Abc\u202e123']]],
    ['is not set', file('${secret:FTP}'), []],
  ];
  for (const [what, text, secrets] of refusals) {
    test(`its value ${what} → the upload is refused, and the value is not repeated`, () => {
      const checked = upload(text, secrets);
      assert.ok(!checked.ok);
      for (const [, value] of secrets) {
        assert.ok(!checked.reasons.join(' ').includes(value));
      }
    });
  }

  test('the file without any of this → goes', () => {
    assert.ok(upload(file('${secret:FTP}'), [['FTP', 'Abc123']]).ok);
  });

  const files: readonly [string, string][] = [
    ['switches its rules off by a comment', `# backup-sync: disable-file\n${file('**PW**')}`],
    ['asks for a secret as a database', file('Abc123').replace('exa_db1', '${secret:FTP}')],
    ['holds both sides', `${file('Abc123')}Connection2\n{\nSSH = server\n}\n`],
    ['is base64 already, and encoded once more', Buffer.from(file('Abc123')).toString('base64')],
    ['has a key behind a line separator', file('Abc123', 'Verbose = true\u2028SSH = server\n')],
    ['has a NUL', file('Abc123', 'Verbose = true\0\n')],
    ['is too large', file('Abc123', `DATABASE_NAME = ${'x'.repeat(97 * 1024)}\n`)],
  ];
  for (const [what, text] of files) {
    test(`a file ${what} → the upload is refused`, () => {
      assert.ok(!upload(text, [['FTP', 'Abc123']]).ok);
    });
  }
});

describe('through the network', () => {
  const open: { close(): unknown }[] = [];
  after(() => Promise.all(open.map((thing) => thing.close())));

  async function serve(respond: Responder, tls?: object): Promise<RawServer> {
    const server = await startRawServer(respond, tls ? { tls } : {});
    open.push(server);
    return server;
  }

  async function ask(url: string, more: Partial<Target> = {}): Promise<string> {
    const target = { name: 'EDU01', url, user: 'admin', password: PASSWORD, fingerprints: [], ...more };
    const transport = createTransport(target, { maxSockets: 1 });
    open.push({ close: () => transport.dispose() });
    const answer = await transport.call('', 'callPlugin', [], { timeoutMs: 20_000, write: false });
    return answer.ok ? 'ok' : `${answer.error.kind}: ${answer.error.message} ${answer.error.remedy}`;
  }

  test('a redirect to another server → the other server gets nothing', async () => {
    const thief = await serve((socket) => void socket.write(httpAnswer(ACTIVATED)));
    const server = await serve((socket) => {
      socket.write(httpAnswer('', { Location: thief.url }, '307 Temporary Redirect'));
    });
    assert.match(await ask(server.url), /^redirect: /);
    assert.equal(thief.connections(), 0);
  });

  test('another certificate than the pinned one → the login is not sent', async () => {
    const { cert, key } = makeCertificate();
    const server = await serve((socket) => void socket.write(httpAnswer(ACTIVATED)), { cert, key });
    assert.match(await ask(server.url, { fingerprints: [PIN] }), /^tls: /);
    assert.equal(server.received(), '');
  });

  const login = Buffer.from(`admin:${PASSWORD}`).toString('base64');
  const echoes: readonly [string, string][] = [
    ['as it is', PASSWORD],
    ['percent-encoded', encodeURIComponent(PASSWORD)],
    ['in a URL', `https://admin:${PASSWORD}@a/`],
    ['as the header', `Authorization: Basic ${login}`],
  ];
  for (const [how, text] of echoes) {
    test(`a fault repeats the password ${how} → it is not in the message`, async () => {
      const server = await serve((socket) => void socket.write(httpAnswer(xmlFault(-1, `no: ${text} :no`))));
      const message = await ask(server.url);
      assert.match(message, /^fault: .*no: .*•••.*:no/);
      assert.ok(!message.includes(PASSWORD) && !message.includes(login));
    });
  }

  test('an error page has the password as its title → it is not in the message', async () => {
    const page = `<html><title>${PASSWORD}</title></html>`;
    const server = await serve((socket) => {
      socket.write(httpAnswer(page, { 'Content-Type': 'text/html' }, '404 Not Found'));
    });
    assert.ok(!(await ask(server.url)).includes(PASSWORD));
  });
});

describe('through a text that leaves', () => {
  test('a crash repeats a password that was used → the log has dots', async () => {
    const seen = new SeenSecrets();
    const passwords = new Passwords(memoryStore(), { P: 'Umgebung7' }, seen);
    await passwords.keep(cluster(), PASSWORD);
    await passwords.find(cluster({ passwordFrom: { env: 'P' } }));
    const files = new FileSecrets(memoryStore(), seen);
    await files.keep('file:///a', 'FTP', 'Datei8');
    const stack = `TypeError: ${PASSWORD} of Umgebung7\n    at Datei8 (extension.js:1:1)`;
    assert.equal(seen.hide(stack), 'TypeError: ••• of •••\n    at ••• (extension.js:1:1)');
  });

  test('a password that nobody knows stands in a URL → it is hidden all the same', () => {
    assert.equal(new SeenSecrets().hide('ftp://backup:a@b@10.0.0.1/v0001'), 'ftp://backup:•••@10.0.0.1/v0001');
  });

  test('the password has one character → the log can still be read, and the login cannot', () => {
    const hide = createRedactor(['0', 'admin:0']);
    assert.equal(hide('EDU01 n0010 STATUS: status 0 (10 ms)'), 'EDU01 n0010 STATUS: status 0 (10 ms)');
    assert.equal(hide('admin:0 YWRtaW46MA== ftp://admin:0@a/'), '••• ••• ftp://•••@a/');
  });

  test('the password has three characters → it is hidden where it stands alone, and words stay words', () => {
    assert.equal(createRedactor(['log'])('GETLOG: log, catalog "log"'), 'GETLOG: •••, catalog "•••"');
  });
});
