import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { literalPasswordAt } from '../../client/src/procedure/passwords';

/** The password between two `|` of a URL in a client block, as it is found there. */
function found(url: string): string | undefined {
  const marked = `Connection1\n{\nLOCAL_URL = ${url}\nSSH = client\n}\n`;
  const start = marked.indexOf('|');
  const end = marked.lastIndexOf('|') - 1;
  return literalPasswordAt(marked.replaceAll('|', ''), start, end);
}

describe('the password at a place of a file', () => {
  test('is what stands there', () => {
    assert.equal(found('ftp://FTPbackup:|Abc123|@%s/v0003'), 'Abc123');
  });

  const others: readonly [string, string][] = [
    ['a part of a password', 'ftp://FTPbackup:|Abc|123@%s/v0003'],
    ['a reference to a secret', 'ftp://FTPbackup:|${secret:FTP}|@%s/v0003'],
    ['the placeholder of the document', 'ftp://FTPbackup:|**PW**|@%s/v0003'],
    ['a user', 'ftp://|FTPbackup|:Abc123@%s/v0003'],
    ['nothing', 'ftp://FTPbackup:||@%s/v0003'],
  ];
  for (const [what, url] of others) {
    test(`is not ${what}`, () => {
      assert.equal(found(url), undefined);
    });
  }
});
