import * as l10n from '@vscode/l10n';
import type { FtpUrlCode } from '../../values/ftpUrl';
import { secretReference } from '../../values/secret';
import type { RuleDocsTable } from './docs';

export const ftpUrlRuleDocs: RuleDocsTable<FtpUrlCode> = {
  'url-whitespace': {
    title: () => l10n.t('White space in a URL'),
    explanation: () =>
      l10n.t('White space becomes part of the host or of the path: the node is looked up under a name with a blank.'),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s /v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
  },
  'url-backslash': {
    title: () => l10n.t('Backslash in a URL'),
    explanation: () => l10n.t('A backslash separates nothing in a URL; it becomes part of the host or of the path.'),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s\\v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
  },
  'url-missing-scheme': {
    title: () => l10n.t('URL without ftp://'),
    explanation: () =>
      l10n.t('Without `ftp://` at its start, the text has no host, or the user is taken for the scheme.'),
    example: { bad: 'LOCAL_URL = FTPbackup:**PW**@%s/v0003', good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003' },
  },
  'url-scheme-case': {
    title: () => l10n.t('FTP in upper case'),
    explanation: () => l10n.t('The scheme works in any case; `ftp` is how the document writes it.'),
    example: {
      bad: 'LOCAL_URL = FTP://FTPbackup:**PW**@%s/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
  },
  'url-unsupported-scheme': {
    title: () => l10n.t('Scheme other than ftp'),
    explanation: () =>
      l10n.t(
        'Only `ftp` is documented. A program that ignores the scheme speaks plain FTP anyway, so `ftps` or `sftp` must not be mistaken for encryption; one that heeds it fails.',
      ),
    example: {
      bad: 'LOCAL_URL = ftps://FTPbackup:**PW**@%s/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
  },
  'url-missing-user': {
    title: () => l10n.t('URL without a user'),
    explanation: () => l10n.t('Without a user, FTP logs in as "anonymous", which archive volumes refuse.'),
    example: { bad: 'LOCAL_URL = ftp://%s/v0003', good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003' },
  },
  'url-missing-password': {
    title: () => l10n.t('URL without a password'),
    explanation: () => l10n.t('Without a password, the login is tried with an empty one.'),
    example: { bad: 'LOCAL_URL = ftp://FTPbackup@%s/v0003', good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003' },
  },
  'url-placeholder-password': {
    title: () => l10n.t('Placeholder for a password'),
    explanation: () =>
      l10n.t(
        "`**PW**` stands in Exasol's document Install Backup Synchronization Plugin, step 7, for the password of the user. Put {0} in its place to be asked for the password at upload and to keep it out of the file.",
        secretReference('NAME'),
      ),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:${secret:LOCAL_PASSWORD}@%s/v0003',
    },
  },
  'url-literal-password': {
    title: () => l10n.t('Password in the file'),
    explanation: () =>
      l10n.t(
        'Whoever can read the file can read the password, also in the history of a repository. With {0} the password is kept in the secret storage and filled in at upload only. The quick fix "Move the password to {0}" of the editor does both: it stores the password and writes the reference.',
        secretReference('NAME'),
      ),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:Winter2027@%s/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:${secret:LOCAL_PASSWORD}@%s/v0003',
    },
  },
  'url-reserved-character': {
    title: () => l10n.t('Character that ends the password'),
    explanation: () =>
      l10n.t(
        'A `/`, `#` or `?` ends the host for every reader of URLs: the user name becomes the host, and a part of the password is looked up in the DNS. Brackets are taken for an IPv6 address. Better choose a password of letters, digits and `.` `_` `~` `-`. The escaped form works only if the plugin decodes it, which is not documented.',
      ),
    example: { bad: 'LOCAL_URL = ftp://FTPbackup:a/b@%s/v0003', good: 'LOCAL_URL = ftp://FTPbackup:a-b@%s/v0003' },
  },
  'url-ambiguous-character': {
    title: () => l10n.t('Character that some clients read otherwise'),
    explanation: () =>
      l10n.t('Python splits at the last `@` and the first `:`, so the password is right. Other FTP clients differ.'),
    example: { bad: 'LOCAL_URL = ftp://FTPbackup:a@b@%s/v0003', good: 'LOCAL_URL = ftp://FTPbackup:a-b@%s/v0003' },
  },
  'url-blank-in-password': {
    title: () => l10n.t('Blank in user or password'),
    explanation: () => l10n.t('The blank is sent as it is. It is easily there by mistake.'),
    example: { bad: 'LOCAL_URL = ftp://FTPbackup:a b@%s/v0003', good: 'LOCAL_URL = ftp://FTPbackup:a-b@%s/v0003' },
  },
  'url-percent-escape': {
    title: () => l10n.t('Escaped character in user or password'),
    explanation: () =>
      l10n.t(
        '`%%40` becomes `%40` when the node is filled in. Some readers of URLs decode that to `@`, others send `%40`. What the plugin does is not documented.',
      ),
    example: { bad: 'LOCAL_URL = ftp://FTPbackup:a%%40b@%s/v0003', good: 'LOCAL_URL = ftp://FTPbackup:a-b@%s/v0003' },
  },
  'url-percent-encoded': {
    title: () => l10n.t('Percent-encoded character'),
    explanation: () =>
      l10n.t(
        "The node takes the place of `%s` as in Python's `url % node`, so any other `%` is read as a format: `%40s` is a text padded to 40 characters. A literal percent sign is `%%`.",
      ),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:p%40ss@%s/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:p%%40ss@%s/v0003',
    },
  },
  'url-bad-percent': {
    title: () => l10n.t('Percent sign that is no placeholder'),
    explanation: () =>
      l10n.t(
        "The node takes the place of `%s` as in Python's `url % node`. Any other format, such as `%d` or a `%` at the end, fails or gives another host. A literal percent sign is `%%`.",
      ),
    example: { bad: 'LOCAL_URL = ftp://FTPbackup:100%@%s/v0003', good: 'LOCAL_URL = ftp://FTPbackup:100%%@%s/v0003' },
  },
  'url-odd-placeholder': {
    title: () => l10n.t('Unusual form of %s'),
    explanation: () =>
      l10n.t('Forms such as `% s` or `%-s` have the effect of `%s` in Python, but look like something else.'),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@% s/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
  },
  'url-missing-placeholder': {
    title: () => l10n.t('URL without %s'),
    explanation: () =>
      l10n.t(
        'The plugin puts the address of each node in place of `%s`. A fixed host is rejected, or used for all nodes.',
      ),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@10.60.101.11/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
  },
  'url-multiple-placeholders': {
    title: () => l10n.t('%s more than once'),
    explanation: () =>
      l10n.t('There is one address to fill in, so a second `%s` fails. A literal `%s` is written `%%s`.'),
    example: { bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/%s', good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003' },
  },
  'url-placeholder-not-host': {
    title: () => l10n.t('%s that is not the host'),
    explanation: () =>
      l10n.t('With a fixed host, every node uses that one host, and the address becomes part of the path.'),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@10.60.101.11/%s',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
  },
  'url-host-text': {
    title: () => l10n.t('Text beside %s'),
    explanation: () => l10n.t('The address of the node is filled in between, and the result is looked up as a name.'),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@ftp.%s/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
  },
  'url-bracketed-host': {
    title: () => l10n.t('Brackets around %s'),
    explanation: () =>
      l10n.t('Brackets are for IPv6 addresses only; with the IPv4 address of a node they are an error.'),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@[%s]/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
  },
  'url-bad-port': {
    title: () => l10n.t('Impossible port'),
    explanation: () => l10n.t('A port is a number up to 65535. Archive volumes are served on port 2021.'),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s:99999/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s:2021/v0003',
    },
  },
  'url-empty-port': {
    title: () => l10n.t('Port that is empty or 0'),
    explanation: () => l10n.t('An empty port, or port 0, is read as 21, the port of FTP.'),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s:/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
  },
  'url-unusual-port': {
    title: () => l10n.t('Port other than 2021'),
    explanation: () => l10n.t('EXAoperation serves archive volumes by FTP on port 2021 of every node.'),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s:2121/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s:2021/v0003',
    },
  },
  'url-missing-volume': {
    title: () => l10n.t('URL without an archive volume'),
    explanation: () =>
      l10n.t('The path names the archive volume, such as `/v0003`. Without it, the root of the server is used.'),
    example: { bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s', good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003' },
  },
  'url-bad-volume': {
    title: () => l10n.t('Path that is no archive volume'),
    explanation: () =>
      l10n.t(
        'Local volumes are named `v` and four digits. Names with `r` are remote volumes, which hold no archive here.',
      ),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/V0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
  },
  'url-extra-path': {
    title: () => l10n.t('More than the archive volume'),
    explanation: () => l10n.t('The document shows only the volume. What follows it is used as a folder inside.'),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003/backups',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
  },
  'url-query': {
    title: () => l10n.t('Query or fragment behind the path'),
    explanation: () => l10n.t('FTP has neither: the text is dropped, or becomes part of a file name.'),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003?x=1',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
  },
  'url-secret-name': {
    title: () => l10n.t('Impossible name of a secret'),
    explanation: () =>
      l10n.t(
        'A secret is written {0}. The name begins with a letter and has letters, digits, `_`, `-` and `.`, at most 64.',
        secretReference('NAME'),
      ),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:${secret:1st}@%s/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:${secret:LOCAL_PASSWORD}@%s/v0003',
    },
  },
  'url-secret-spelling': {
    title: () => l10n.t('Misspelled reference to a secret'),
    explanation: () =>
      l10n.t(
        'Only {0} is filled in at upload, in exactly this spelling and as the whole password. What looks like it, such as `${SECRET:A}`, `$secret:A` or a name in braces alone, would be sent to the cluster as the password. Uploads refuse it.',
        secretReference('NAME'),
      ),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:${SECRET:LOCAL_PASSWORD}@%s/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:${secret:LOCAL_PASSWORD}@%s/v0003',
    },
  },
  'url-secret-misplaced': {
    title: () => l10n.t('Secret that is not the whole password'),
    explanation: () =>
      l10n.t(
        'A secret takes the place of the whole password, and of nothing else, so that no part of one is ever shown.',
      ),
    example: {
      bad: 'LOCAL_URL = ftp://${secret:USER}:**PW**@%s/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:${secret:LOCAL_PASSWORD}@%s/v0003',
    },
  },
};
