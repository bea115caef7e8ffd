import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { github } from '../../cli/src/formats/github';
import { json } from '../../cli/src/formats/json';
import { sarif } from '../../cli/src/formats/sarif';
import { text as textFormat } from '../../cli/src/formats/text';
import { codeActions, documentSymbols, hover } from '../../server/src/language/features/index';
import {
  diagnostics,
  findings,
  keyNames,
  summarize,
  workspaceOf,
  type ConnectionDocument,
  type Context,
} from '../../server/src/language/index';
import { clientSample, documentOf, editorContext } from './support';

/** A password in two halves, with or without something between them that takes a URL apart. */
const HALVES = ['qzkxj', 'WVGMY'] as const;

/** Every part of four letters. */
const PARTS = HALVES.flatMap((half) => [half.slice(0, 4), half.slice(1)]).map((part) => part.toLowerCase());

const SEPARATORS = ['', '@', '/', ':', '=', ' ', '#', '%', '{', '}', ';', ',', '\n', '\r\n', ' @daily ', '://'];

const URLS: readonly ((password: string) => string)[] = [
  (password) => `ftp://u:${password}@%s/v0003`,
  (password) => `ftp://u:${password}@10.1.1.1/v0003`,
  (password) => `u:${password}@%s/v0003`,
  (password) => `ftp:/u:${password}@%s/v0003`,
  (password) => `ftp://u:${password}%s/v0003`,
  (password) => `ftp://u:${password}`,
  (password) => `ftp://:${password}=@%s`,
  (password) => `"ftp://u:${password}@%s/v0003"`,
];

/** Where a URL, or half of one, may stand. */
const PLACES: Readonly<Record<string, (url: string) => string>> = {
  ...Object.fromEntries(keyNames.map((key) => [key, (url: string) => inBlock(`${key} = ${url}`)])),
  'a key in another case': (url) => inBlock(`local_url = ${url}`),
  'a key without =': (url) => inBlock(`LOCAL_URL ${url}`),
  'an unknown key': (url) => inBlock(`PW = ${url}`),
  'a key twice': (url) => inBlock(`LOCAL_URL = ${url}\nLOCAL_URL = ${url}`),
  'a line of a block': (url) => inBlock(url),
  'a comment': (url) => inBlock(`# ${url}`),
  'a directive': (url) => inBlock(`# backup-sync: disable-file ${url}`),
  'a comment behind a value': (url) => inBlock(`Verbose = true # ${url}`),
  'a comment behind a name': (url) => `C1 # ${url}\n{\nSSH = server\n}\n`,
  'a name': (url) => `${url}\n{\nSSH = client\n}\n`,
  'the rest of a name': (url) => `C1 ${url}\n{\nSSH = server\n}\n`,
  'stray text': (url) => `${url}\n`,
  'text behind a block': (url) => `C1\n{\nSSH = server\n}\nREMOTE_URL = ${url}\n`,
  'a block on one line': (url) => `C1 { LOCAL_URL = ${url} }\n`,
  'two blocks of one name': (url) => `${url}\n{\nSSH = client\n}\n`.repeat(2),
  'the line below its beginning': (url) =>
    inBlock(`LOCAL_URL = ftp://u:\n${url.slice(url.indexOf(HALVES[0])).replace(/[\r\n]+/, '')}`),
};

function inBlock(line: string): string {
  return `C1\n{\nDATABASE_NAME = d\n${line}\nREMOTE_NODES = 10.0.0.1\nSSH = client\n}\n`;
}

/** Whatever anybody gets to see of a file, by where it is seen. */
function seen(document: ConnectionDocument): Readonly<Record<string, string>> {
  const other = documentOf(document.text);
  const summaries = summarize(document);
  const copy = summarize(other).map((block) => ({ ...block, uri: 'file:///b.cfg' }));
  const files = new Map([
    [document.uri, summaries],
    ['file:///b.cfg', copy],
  ]);
  const context: Context = { ...editorContext, workspace: workspaceOf(files) };
  const { text, lines } = document;
  const range = { start: lines.positionAt(0), end: lines.positionAt(text.length) };
  const report = {
    files: [{ label: 'a.cfg', document, found: findings(document, context) }],
    passedOver: 0,
  };
  const terminal = { colour: false } as Parameters<typeof textFormat>[1];
  return {
    diagnostics: JSON.stringify(diagnostics(document, context)),
    titles: codeActions(document, range, context)
      .map(({ title }) => title)
      .join('\n'),
    hover: Array.from(text, (_, offset) => JSON.stringify(hover(document, lines.positionAt(offset), context))).join(''),
    symbols: JSON.stringify(documentSymbols(document)),
    text: textFormat(report, terminal),
    json: json(report, terminal),
    sarif: sarif(report, terminal),
    github: github(report, terminal),
  };
}

function assertNothingShown(text: string): void {
  for (const [where, output] of Object.entries(seen(documentOf(text)))) {
    const lower = output.toLowerCase();
    const shown = PARTS.find((part) => lower.includes(part));
    assert.ok(shown === undefined, `${where} of ${JSON.stringify(text)}: ${lineWith(output, shown)}`);
  }
}

function lineWith(output: string, part = ''): string {
  return output.split('\n').find((line) => line.toLowerCase().includes(part)) ?? output;
}

describe('no part of a password is shown when a URL is', () => {
  for (const [place, fill] of Object.entries(PLACES)) {
    test(place, () => {
      for (const separator of SEPARATORS) {
        for (const url of URLS) {
          assertNothingShown(fill(url(HALVES.join(separator))));
        }
      }
    });
  }
});

describe('no password is shown of', () => {
  for (const name of readdirSync('test/golden/broken').filter((file) => file.startsWith('url-'))) {
    test(name, () => {
      const text = readFileSync(`test/golden/broken/${name}`, 'utf8');
      assertNothingShown(text.replace(/(?<=_URL = (?:\w*:\/\/)?[\w.-]*:)[^\s@]+(?=@)/g, HALVES.join('')));
    });
  }
});

test('a password alone is not repeated where a key takes a word, a schedule, a name or an address', () => {
  for (const key of keyNames) {
    for (const value of [HALVES.join(''), HALVES.join(' '), `${HALVES.join('')}77`, `@${HALVES[0]}`]) {
      const text = clientSample.replace(new RegExp(`^${key} = .*$`, 'm'), `${key} = ${value}`);
      const { diagnostics: messages = '', titles = '', symbols = '' } = seen(documentOf(text));
      assert.ok(!PARTS.some((part) => `${messages}${titles}${symbols}`.toLowerCase().includes(part)), messages);
    }
  }
});
