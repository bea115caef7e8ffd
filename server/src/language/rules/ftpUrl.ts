import * as l10n from '@vscode/l10n';
import type { FtpUrlCode } from '../values/ftpUrl';
import { secretReference } from '../values/secret';
import { preferred, removeProblem, replaceBySuggestion, replaceProblem } from './fixes';
import type { Problem } from './problem';
import type { Fix, RuleTable } from './rule';

/**
 * LOCAL_URL and REMOTE_URL. An error breaks the template or leads to another host; a warning means that something
 * else is read than it looks like. Which library the plugin uses is not documented, so where Python's differ, the rule
 * says so.
 * No message, title or data repeats more than one character of a URL: it may be a part of a password.
 */
export const ftpUrlRules: RuleTable<FtpUrlCode> = {
  'url-quoted': {
    level: 'error',
    title: () => l10n.t('Quotes around a URL'),
    explanation: () => l10n.t('Values are not quoted in a Connection file. The quotes become part of the URL.'),
    example: {
      bad: 'LOCAL_URL = "ftp://FTPbackup:**PW**@%s/v0003"',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
    message: () => l10n.t('Quotes become part of the URL. Remove them.'),
    fix: unquote,
  },
  'url-whitespace': {
    level: 'error',
    title: () => l10n.t('White space in a URL'),
    explanation: () =>
      l10n.t('White space becomes part of the host or of the path: the node is looked up under a name with a blank.'),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s /v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
    message: () => l10n.t('White space becomes part of the host or the path. Remove it.'),
    fix: ({ offset, length }) => [preferred(l10n.t('Remove the white space'), { offset, length, newText: '' })],
  },
  'url-backslash': {
    level: 'error',
    title: () => l10n.t('Backslash in a URL'),
    explanation: () => l10n.t('A backslash separates nothing in a URL; it becomes part of the host or of the path.'),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s\\v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
    message: () => l10n.t('A backslash separates nothing here. Write "/".'),
    fix: (problem) => [replaceProblem(problem, '/')],
  },
  'url-missing-scheme': {
    level: 'error',
    title: () => l10n.t('URL without ftp://'),
    explanation: () =>
      l10n.t('Without `ftp://` at its start, the text has no host, or the user is taken for the scheme.'),
    example: { bad: 'LOCAL_URL = FTPbackup:**PW**@%s/v0003', good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003' },
    message: () => l10n.t('The URL must begin with ftp://.'),
    fix: ({ offset, data }) => [
      preferred(l10n.t('Begin with ftp://'), { offset, length: data?.['broken']?.length ?? 0, newText: 'ftp://' }),
    ],
  },
  'url-scheme-case': {
    level: 'hint',
    title: () => l10n.t('FTP in upper case'),
    explanation: () => l10n.t('The scheme works in any case; `ftp` is how the document writes it.'),
    example: {
      bad: 'LOCAL_URL = FTP://FTPbackup:**PW**@%s/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
    message: () => l10n.t('The documented scheme is "ftp", in lower case.'),
    fix: (problem) => [replaceProblem(problem, 'ftp')],
  },
  'url-unsupported-scheme': {
    level: 'warning',
    title: () => l10n.t('Scheme other than ftp'),
    explanation: () =>
      l10n.t(
        'Only `ftp` is documented. A program that ignores the scheme speaks plain FTP anyway, so `ftps` or `sftp` must not be mistaken for encryption; one that heeds it fails.',
      ),
    example: {
      bad: 'LOCAL_URL = ftps://FTPbackup:**PW**@%s/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
    message: () => l10n.t('Only ftp is documented: this fails, or is plain FTP all the same. Write ftp.'),
    fix: (problem) => [replaceProblem(problem, 'ftp')],
  },
  'url-missing-user': {
    level: 'warning',
    title: () => l10n.t('URL without a user'),
    explanation: () => l10n.t('Without a user, FTP logs in as "anonymous", which archive volumes refuse.'),
    example: { bad: 'LOCAL_URL = ftp://%s/v0003', good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003' },
    message: () => l10n.t('Without a user, the login is "anonymous". Write ftp://USER:PASSWORD@ before the host.'),
  },
  'url-missing-password': {
    level: 'warning',
    title: () => l10n.t('URL without a password'),
    explanation: () => l10n.t('Without a password, the login is tried with an empty one.'),
    example: { bad: 'LOCAL_URL = ftp://FTPbackup@%s/v0003', good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003' },
    message: () => l10n.t('The password is missing: the login is tried with an empty one.'),
    fix: addSecret,
  },
  'url-placeholder-password': {
    level: 'information',
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
    message: () => l10n.t('This is the placeholder of the document, not a password. Use a secret before uploading.'),
    fix: useSecret,
  },
  'url-literal-password': {
    level: 'information',
    title: () => l10n.t('Password in the file'),
    explanation: () =>
      l10n.t(
        'Whoever can read the file can read the password, also in the history of a repository. With {0} the password is kept in the secret storage and filled in at upload only.',
        secretReference('NAME'),
      ),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:Winter2027@%s/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:${secret:LOCAL_PASSWORD}@%s/v0003',
    },
    message: () => l10n.t('The password is readable in this file. Move it to a secret.'),
    fix: useSecret,
  },
  'url-reserved-character': {
    level: 'error',
    title: () => l10n.t('Character that ends the password'),
    explanation: () =>
      l10n.t(
        'A `/`, `#` or `?` ends the host for every reader of URLs: the user name becomes the host, and a part of the password is looked up in the DNS. Brackets are taken for an IPv6 address. Better choose a password of letters, digits and `.` `_` `~` `-`. The escaped form works only if the plugin decodes it, which is not documented.',
      ),
    example: { bad: 'LOCAL_URL = ftp://FTPbackup:a/b@%s/v0003', good: 'LOCAL_URL = ftp://FTPbackup:a-b@%s/v0003' },
    message: ({ character = '' }) => l10n.t('"{0}" breaks the URL apart. Choose a password without it.', character),
    fix: replaceBySuggestion,
  },
  'url-ambiguous-character': {
    level: 'hint',
    title: () => l10n.t('Character that some clients read otherwise'),
    explanation: () =>
      l10n.t('Python splits at the last `@` and the first `:`, so the password is right. Other FTP clients differ.'),
    example: { bad: 'LOCAL_URL = ftp://FTPbackup:a@b@%s/v0003', good: 'LOCAL_URL = ftp://FTPbackup:a-b@%s/v0003' },
    message: ({ character = '' }) => l10n.t('Some clients split the URL at this "{0}".', character),
  },
  'url-blank-in-password': {
    level: 'hint',
    title: () => l10n.t('Blank in user or password'),
    explanation: () => l10n.t('The blank is sent as it is. It is easily there by mistake.'),
    example: { bad: 'LOCAL_URL = ftp://FTPbackup:a b@%s/v0003', good: 'LOCAL_URL = ftp://FTPbackup:a-b@%s/v0003' },
    message: () => l10n.t('This blank is sent as a part of the user or the password.'),
  },
  'url-percent-escape': {
    level: 'hint',
    title: () => l10n.t('Escaped character in user or password'),
    explanation: () =>
      l10n.t(
        '`%%40` becomes `%40` when the node is filled in. Some readers of URLs decode that to `@`, others send `%40`. What the plugin does is not documented.',
      ),
    example: { bad: 'LOCAL_URL = ftp://FTPbackup:a%%40b@%s/v0003', good: 'LOCAL_URL = ftp://FTPbackup:a-b@%s/v0003' },
    message: () => l10n.t('This is sent decoded or as it stands: which of the two is not documented.'),
  },
  'url-percent-encoded': {
    level: 'error',
    title: () => l10n.t('Percent-encoded character'),
    explanation: () =>
      l10n.t(
        "The node takes the place of `%s` as in Python's `url % node`, so any other `%` is read as a format: `%40s` is a text padded to 40 characters. A literal percent sign is `%%`.",
      ),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:p%40ss@%s/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:p%%40ss@%s/v0003',
    },
    message: () => l10n.t('"%" begins a format here, as in %s. Write "%%" for a percent sign.'),
    fix: doublePercent,
  },
  'url-bad-percent': {
    level: 'error',
    title: () => l10n.t('Percent sign that is no placeholder'),
    explanation: () =>
      l10n.t(
        "The node takes the place of `%s` as in Python's `url % node`. Any other format, such as `%d` or a `%` at the end, fails or gives another host. A literal percent sign is `%%`.",
      ),
    example: { bad: 'LOCAL_URL = ftp://FTPbackup:100%@%s/v0003', good: 'LOCAL_URL = ftp://FTPbackup:100%%@%s/v0003' },
    message: ({ place }) =>
      place === 'host'
        ? l10n.t('Only %s stands for the node.')
        : l10n.t('"%" begins a format here, as in %s. Write "%%" for a percent sign.'),
    fix: (problem) => (problem.data?.['place'] === 'host' ? [replaceProblem(problem, '%s')] : doublePercent(problem)),
  },
  'url-odd-placeholder': {
    level: 'warning',
    title: () => l10n.t('Unusual form of %s'),
    explanation: () =>
      l10n.t('Forms such as `% s` or `%-s` have the effect of `%s` in Python, but look like something else.'),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@% s/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
    message: () => l10n.t('This is an unusual form of %s. Write %s.'),
    fix: (problem) => [replaceProblem(problem, '%s')],
  },
  'url-missing-placeholder': {
    level: 'error',
    title: () => l10n.t('URL without %s'),
    explanation: () =>
      l10n.t(
        'The plugin puts the address of each node in place of `%s`. A fixed host is rejected, or used for all nodes.',
      ),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@10.60.101.11/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
    message: () => l10n.t('The host must be %s: the address of a node takes its place.'),
    fix: (problem) => [replaceProblem(problem, '%s')],
  },
  'url-multiple-placeholders': {
    level: 'error',
    title: () => l10n.t('%s more than once'),
    explanation: () =>
      l10n.t('There is one address to fill in, so a second `%s` fails. A literal `%s` is written `%%s`.'),
    example: { bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/%s', good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003' },
    message: () => l10n.t('%s may stand only once, as the host.'),
    fix: (problem, text) =>
      problem.data?.['place'] === 'host' ? [removeProblem(problem, text)] : doublePercent(problem),
  },
  'url-placeholder-not-host': {
    level: 'error',
    title: () => l10n.t('%s that is not the host'),
    explanation: () =>
      l10n.t('With a fixed host, every node uses that one host, and the address becomes part of the path.'),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@10.60.101.11/%s',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
    message: () => l10n.t('%s must be the host, in place of what stands there.'),
  },
  'url-host-text': {
    level: 'warning',
    title: () => l10n.t('Text beside %s'),
    explanation: () => l10n.t('The address of the node is filled in between, and the result is looked up as a name.'),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@ftp.%s/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
    message: () => l10n.t('The address of a node takes the place of %s, so nothing may stand beside it.'),
    fix: (problem) => [replaceProblem(problem, '%s')],
  },
  'url-bracketed-host': {
    level: 'warning',
    title: () => l10n.t('Brackets around %s'),
    explanation: () =>
      l10n.t('Brackets are for IPv6 addresses only; with the IPv4 address of a node they are an error.'),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@[%s]/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
    message: () => l10n.t('Brackets do not go with an IPv4 address. Remove them.'),
    fix: (problem) => [replaceProblem(problem, '%s')],
  },
  'url-bad-port': {
    level: 'error',
    title: () => l10n.t('Impossible port'),
    explanation: () => l10n.t('A port is a number up to 65535. Archive volumes are served on port 2021.'),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s:99999/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s:2021/v0003',
    },
    message: () => l10n.t('This is not a port: use a number up to 65535, such as 2021.'),
    fix: (problem) => [replaceProblem(problem, '2021')],
  },
  'url-empty-port': {
    level: 'warning',
    title: () => l10n.t('Port that is empty or 0'),
    explanation: () => l10n.t('An empty port, or port 0, is read as 21, the port of FTP.'),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s:/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
    message: () => l10n.t('This is read as port 21. Write the port, or leave out the colon.'),
    fix: (problem, text) => [removeProblem(problem, text)],
  },
  'url-unusual-port': {
    level: 'information',
    title: () => l10n.t('Port other than 2021'),
    explanation: () => l10n.t('EXAoperation serves archive volumes by FTP on port 2021 of every node.'),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s:2121/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s:2021/v0003',
    },
    message: () => l10n.t('Archive volumes are served on port 2021.'),
    fix: (problem) => [replaceProblem(problem, '2021')],
  },
  'url-missing-volume': {
    level: 'warning',
    title: () => l10n.t('URL without an archive volume'),
    explanation: () =>
      l10n.t('The path names the archive volume, such as `/v0003`. Without it, the root of the server is used.'),
    example: { bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s', good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003' },
    message: () => l10n.t('The archive volume is missing, such as /v0003.'),
    fix: ({ offset, length }) => [
      { title: l10n.t('Add /v0000 to fill in'), changes: [{ offset, length, newText: '/v0000' }] },
    ],
  },
  'url-bad-volume': {
    level: 'warning',
    title: () => l10n.t('Path that is no archive volume'),
    explanation: () =>
      l10n.t(
        'Local volumes are named `v` and four digits. Names with `r` are remote volumes, which hold no archive here.',
      ),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/V0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
    message: () => l10n.t('This is not an archive volume: those are v and four digits, such as v0003.'),
    fix: replaceBySuggestion,
  },
  'url-extra-path': {
    level: 'warning',
    title: () => l10n.t('More than the archive volume'),
    explanation: () => l10n.t('The document shows only the volume. What follows it is used as a folder inside.'),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003/backups',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
    message: () => l10n.t('Only the archive volume belongs here. Remove this part.'),
    fix: removePart,
  },
  'url-query': {
    level: 'warning',
    title: () => l10n.t('Query or fragment behind the path'),
    explanation: () => l10n.t('FTP has neither: the text is dropped, or becomes part of a file name.'),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003?x=1',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
    message: () => l10n.t('This means nothing to FTP. Remove it.'),
    fix: removePart,
  },
  'url-secret-name': {
    level: 'error',
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
    message: () =>
      l10n.t('This secret has no possible name: a letter, then letters, digits, "_", "-" or ".", and "}".'),
    fix: useSecret,
  },
  'url-secret-misplaced': {
    level: 'error',
    title: () => l10n.t('Secret that is not the whole password'),
    explanation: () =>
      l10n.t(
        'A secret takes the place of the whole password, and of nothing else, so that no part of one is ever shown.',
      ),
    example: {
      bad: 'LOCAL_URL = ftp://${secret:USER}:**PW**@%s/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:${secret:LOCAL_PASSWORD}@%s/v0003',
    },
    message: () => l10n.t('A secret can only be the whole password, between ":" and "@".'),
  },
};

/** The title does not repeat the text, which may be a part of a password while the URL is being typed. */
function removePart({ offset, length }: Problem): readonly Fix[] {
  return [preferred(l10n.t('Remove this part'), { offset, length, newText: '' })];
}

/** Replaces the problem by a reference to a secret, named after the side whose password it is. */
function useSecret(problem: Problem, text: string): readonly Fix[] {
  return [replaceProblem(problem, secretFor(problem, text))];
}

/** Adds a secret behind a user that has no password. */
function addSecret(problem: Problem, text: string): readonly Fix[] {
  const offset = problem.offset + problem.length;
  const length = text[offset] === ':' ? 1 : 0;
  const newText = `:${secretFor(problem, text)}`;
  return [preferred(l10n.t('Add "{0}"', newText), { offset, length, newText })];
}

function secretFor({ offset }: Problem, text: string): string {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const key = text.slice(lineStart, offset).trimStart().toUpperCase();
  const side = ['LOCAL_', 'REMOTE_'].find((prefix) => key.startsWith(prefix)) ?? '';
  return secretReference(`${side}PASSWORD`);
}

function doublePercent({ offset }: Problem): readonly Fix[] {
  return [preferred(l10n.t('Write "%%" for a percent sign'), { offset, length: 0, newText: '%' })];
}

function unquote({ offset, length }: Problem, text: string): readonly Fix[] {
  const whole = text.slice(offset, offset + length);
  const closed = length > 1 && whole.endsWith(whole.charAt(0));
  const opening = { offset, length: 1, newText: '' };
  const closing = { offset: offset + length - 1, length: 1, newText: '' };
  return [preferred(l10n.t('Remove the quotes'), opening, ...(closed ? [closing] : []))];
}
