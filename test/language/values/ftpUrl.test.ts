import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ftpUrlRules } from '../../../server/src/language/rules/ftpUrl';
import { parseFtpUrl, type FtpUrl } from '../../../server/src/language/values/ftpUrl';
import { fixture, marked } from './support';

const problemsOf = (text: string): string[] => marked(text, parseFtpUrl(text).problems);

/** The problems apart from the advice that a literal password always gets. */
const faultsOf = (text: string): string[] =>
  problemsOf(text).filter((line) => !line.startsWith('url-literal-password'));

const hasError = ({ problems }: FtpUrl): boolean => problems.some(({ rule }) => ftpUrlRules[rule].level === 'error');

describe('a URL template', () => {
  for (const text of [
    'ftp://FTPbackup:${secret:LOCAL_PASSWORD}@%s/v0003',
    ' ftp://FTPbackup:${secret:LOCAL_PASSWORD}@%s:2021/v0003/ ',
  ]) {
    test(`accepts "${text}" without a word`, () => assert.deepEqual(problemsOf(text), []));
  }

  for (const password of ['p', '100%%', 'a+b&c=d;e!$', 'a*b', 'PW1', '%%s', 'p\\w', "a'b"]) {
    test(`accepts the password ${password}, but not in the file`, () => {
      const text = `ftp://u:${password}@%s/v0003`;
      assert.deepEqual(problemsOf(text), [`url-literal-password "${password}"`]);
    });
  }

  for (const password of ['**PW**', '***PW***', '<password>', 'PW', 'changeme']) {
    test(`takes ${password} for a placeholder`, () => {
      const text = `ftp://FTPbackup:${password}@%s/v0003`;
      assert.deepEqual(problemsOf(text), [`url-placeholder-password "${password}"`]);
      assert.equal(parseFtpUrl(text).passwordKind, 'placeholder');
    });
  }

  /** Rows are a user and password, a host and path, or a whole URL; then the problems. */
  const rows: [string, ...string[]][] = [
    ['ftp://u:p%40ss@%s/v0003', 'url-percent-encoded "%40"'],
    ['ftp://u:%2Fx@%s/v0003', 'url-percent-encoded "%2F"'],
    ['ftp://u:p%%40ss@%s/v0003', 'url-percent-escape "%%40"'],
    ['ftp://u:100%@%s/v0003', 'url-bad-percent "%@"'],
    ['ftp://u:50%off@%s/v0003', 'url-bad-percent "%o"'],
    [
      'ftp://u:50% sure@%s/v0003',
      'url-odd-placeholder "% s"',
      'url-multiple-placeholders "% s"',
      'url-blank-in-password " "',
    ],
    ['ftp://u:p@%d/v0003', 'url-bad-percent "%d"'],
    ['ftp://u:p@%S/v0003', 'url-bad-percent "%S"'],
    ['ftp://u:p@%r/v0003', 'url-bad-percent "%r"'],
    ['ftp://u:p@%(node)s/v0003', 'url-bad-percent "%(node)s"'],
    ['ftp://u:p@%20s/v0003', 'url-bad-percent "%20s"'],
    ['ftp://u:p@% s/v0003', 'url-odd-placeholder "% s"'],
    ['ftp://u:p@%s/v0003%', 'url-bad-percent "%"'],
    ['ftp://u:p@10.0.0.1/v0003', 'url-missing-placeholder "10.0.0.1"'],
    ['ftp://u:p@%%s/v0003', 'url-missing-placeholder "%%s"'],
    ['ftp://u:p@%s/%s', 'url-multiple-placeholders "%s"'],
    ['ftp://u:%s@%s/v0003', 'url-multiple-placeholders "%s"'],
    ['ftp://u:p@%s%s/v0003', 'url-multiple-placeholders "%s"'],
    ['ftp://u:p@10.0.0.1/%s', 'url-placeholder-not-host "%s"'],
    ['ftp://u:p@ftp.%s/v0003', 'url-host-text "ftp.%s"'],
    ['ftp://u:p@%%%s/v0003', 'url-host-text "%%%s"'],
    ['ftp://u:p@h/x@%s/v0003', 'url-reserved-character "/"', 'url-ambiguous-character "@"'],
    ['ftp://u:p@[fd00::1]:21/v0003', 'url-missing-placeholder "[fd00::1]"', 'url-unusual-port "21"'],
    ['ftp://u:p/@h@%s/v0003', 'url-reserved-character "/"', 'url-ambiguous-character "@"'],
    ['ftp://u:p@%s/v0003@x', 'url-bad-volume "v0003@x"'],
    ['ftp://u:p@[%s]/v0003', 'url-bracketed-host "[%s]"'],
    ['ftp://u:p@ss@%s/v0003', 'url-ambiguous-character "@"'],
    ['ftp://u:p:ss@%s/v0003', 'url-ambiguous-character ":"'],
    ['ftp://u:p/w@%s/v0003', 'url-reserved-character "/"'],
    ['ftp://u:p#?@%s/v0003', 'url-reserved-character "#"', 'url-reserved-character "?"'],
    ['ftp://u:p[]@%s/v0003', 'url-reserved-character "["', 'url-reserved-character "]"'],
    ['ftp://u:p/w@10.0.0.1/v0003', 'url-reserved-character "/"', 'url-missing-placeholder "10.0.0.1"'],
    ['ftp://u:p w@%s/v0003', 'url-blank-in-password " "'],
    ['ftp://%s/v0003', 'url-missing-user "%s"'],
    ['ftp://:p@%s/v0003', 'url-missing-user "%s"'],
    ['ftp://u@%s/v0003', 'url-missing-password "u"'],
    ['ftp://u:@%s/v0003', 'url-missing-password "u"'],
    ['ftp://u:p@%s:2021/v0003'],
    ['ftp://u:p@%s:21/v0003', 'url-unusual-port "21"'],
    ['ftp://u:p@%s:99999/v0003', 'url-bad-port "99999"'],
    ['ftp://u:p@%s:ftp/v0003', 'url-bad-port "ftp"'],
    ['ftp://u:p@%s:/v0003', 'url-empty-port ":"'],
    ['ftp://u:p@%s:0/v0003', 'url-empty-port ":0"'],
    ['ftps://u:p@%s/v0003', 'url-unsupported-scheme "ftps"'],
    ['FTP://u:p@%s/v0003', 'url-scheme-case "FTP"'],
    ['ftp:/u:p@%s/v0003', 'url-missing-scheme "ftp:/"'],
    ['//u:p@%s/v0003', 'url-missing-scheme "//"'],
    ['u:p@%s/v0003', 'url-missing-scheme "u"'],
    ['ftp:\\\\u:p@%s/v0003', 'url-missing-scheme "ftp:\\\\"'],
    ['ftp://u:p@%s', 'url-missing-volume ""'],
    ['ftp://u:p@%s/', 'url-missing-volume "/"'],
    ['ftp://u:p@%s/r0001', 'url-bad-volume "r0001"'],
    ['ftp://u:p@%s/V0003', 'url-bad-volume "V0003"'],
    ['ftp://u:p@%s/v00003', 'url-bad-volume "v00003"'],
    ['ftp://u:p@%s//v0003', 'url-extra-path "/"'],
    ['ftp://u:p@%s/v0003/x', 'url-extra-path "/x"'],
    ['ftp://u:p@%s/v0003?x=1', 'url-query "?x=1"'],
    ['ftp://u:p@%s/v0003#f', 'url-query "#f"'],
    ['ftp://u:p@%s /v0003', 'url-whitespace " "'],
    ['ftp://u:p@%s/v00\u00a003', 'url-whitespace "\u00a0"'],
    ['ftp://u:p@%s\\v0003', 'url-backslash "\\"'],
    ['ftp://${secret:U}:p@%s/v0003', 'url-secret-misplaced "${secret:U}"'],
    ['ftp://u:a${secret:P}@%s/v0003', 'url-secret-misplaced "${secret:P}"'],
    ['ftp://u:p@%s/${secret:P}', 'url-bad-volume "${secret:P}"', 'url-secret-misplaced "${secret:P}"'],
    ['ftp://u:${secret:1}@%s/v0003', 'url-secret-name "${secret:1}"'],
    ['ftp://u:${secret:P@%s/v0003', 'url-secret-name "${secret:P"'],
    ['ftp://u:${secret:P FTP}@%s/v0003', 'url-secret-name "${secret:P FTP}"'],
    ['ftp://u:${secret:P }@%s/v0003', 'url-secret-name "${secret:P }"'],
    ['ftp://u:${SECRET:P}@%s/v0003', 'url-secret-spelling "${SECRET:P}"'],
    ['ftp://u:${secrets:P}@%s/v0003', 'url-secret-spelling "${secrets:P}"'],
    ['ftp://u:${P}@%s/v0003', 'url-secret-spelling "${P}"'],
    ['ftp://u:$secret:P@%s/v0003', 'url-secret-spelling "$secret:P"'],
    ['ftp://u:{secret:P}@%s/v0003', 'url-secret-spelling "{secret:P}"'],
    ['ftp://u:a${P}b@%s/v0003', 'url-secret-spelling "${P}"'],
  ];
  for (const [text, ...problems] of rows) {
    test(`finds ${problems.length === 0 ? 'nothing' : 'what is'} wrong with ${JSON.stringify(text)}`, () => {
      assert.deepEqual(faultsOf(text).sort(), problems.sort());
    });
  }

  test('of 200 kB full of placeholders and blanks tells the blanks inside from those between', () => {
    const pairs = 50_000;
    const { problems } = parseFtpUrl(`ftp://u:p@%s/${'% d '.repeat(pairs)}x`);
    const blanks = problems.filter(({ rule }) => rule === 'url-whitespace').map(({ offset }) => offset);
    assert.deepEqual(
      blanks,
      Array.from({ length: pairs }, (_, index) => 'ftp://u:p@%s/% d'.length + index * 4),
    );
  });

  test('is taken apart with the place of every part', () => {
    const text = '  ftp://FTPbackup:a/b:c@%s:2021/v0003/x?y';
    const { scheme, user, password, host, port, path, volume } = parseFtpUrl(text);
    for (const part of [scheme, user, password, host, port, path, volume]) {
      assert.equal(part?.text, text.slice(part?.offset, (part?.offset ?? 0) + (part?.length ?? 0)));
    }
    assert.deepEqual(
      [scheme, user, password, host, port, path, volume].map((part) => part?.text),
      ['ftp', 'FTPbackup', 'a/b:c', '%s', '2021', '/v0003/x', 'v0003'],
    );
  });

  test('knows the secret that is its password', () => {
    const { secret, passwordKind } = parseFtpUrl('ftp://u:${secret:LOCAL}@%s/v0003');
    assert.equal(passwordKind, 'secret');
    assert.deepEqual(secret, { offset: 8, length: 15, name: 'LOCAL', nameOffset: 17, valid: true });
  });
});

interface Row {
  readonly template: string;
  readonly error?: string;
  readonly split?: string | Readonly<Record<'scheme' | 'user' | 'password' | 'host' | 'path', string>>;
}

describe('a URL template in Python', () => {
  const rows = fixture<Row>('templates.jsonl');
  const formatRules = [
    'url-percent-encoded',
    'url-bad-percent',
    'url-missing-placeholder',
    'url-multiple-placeholders',
  ];
  const breaksFormat = (template: string): boolean =>
    parseFtpUrl(template).problems.some(({ rule }) => formatRules.includes(rule));

  test('fails to format only where a rule about percent signs is broken', () => {
    const failing = rows.filter(({ error }) => error !== undefined);
    assert.ok(failing.length > 100);
    for (const { template } of failing) {
      assert.equal(breaksFormat(template), true, template);
    }
  });

  test('breaks no rule about percent signs where it leads to the node', () => {
    const reaching = rows.filter(({ split }) => typeof split === 'object' && split.host === '10.60.102.11');
    assert.ok(reaching.length > 100);
    for (const { template } of reaching) {
      assert.equal(breaksFormat(template), false, template);
    }
  });

  test('leads to the node, user and password that are written, unless an error is reported', () => {
    for (const { template, split } of rows) {
      const url = parseFtpUrl(template);
      if (hasError(url) || url.problems.some(({ rule }) => rule === 'url-bracketed-host' || rule === 'url-host-text')) {
        continue;
      }
      assert.ok(typeof split === 'object', template);
      assert.equal(split.host, '10.60.102.11', template);
      assert.equal(split.user, url.user?.text, template);
      assert.equal(split.password, url.password?.text.replaceAll('%%', '%'), template);
      assert.equal(split.path, url.path.text, template);
    }
  });
});
