import * as l10n from '@vscode/l10n';
import { pairAt } from '../blocks';
import { secretNameFor } from '../secretNames';
import type { FtpUrlCode } from '../values/ftpUrl';
import { secretReference } from '../values/secret';
import { treeOf } from './edits';
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
  'url-whitespace': {
    level: 'error',
    safe: true,
    message: () => l10n.t('White space becomes part of the host or the path. Remove it.'),
    fix: ({ offset, length }) => [preferred(l10n.t('Remove the white space'), { offset, length, newText: '' })],
  },
  'url-backslash': {
    level: 'error',
    message: () => l10n.t('A backslash separates nothing here. Write "/".'),
    fix: (problem) => [replaceProblem(problem, '/')],
  },
  'url-missing-scheme': {
    level: 'error',
    message: () => l10n.t('The URL must begin with ftp://.'),
    fix: ({ offset, data }) => [
      preferred(l10n.t('Begin with ftp://'), { offset, length: data?.['broken']?.length ?? 0, newText: 'ftp://' }),
    ],
  },
  'url-scheme-case': {
    level: 'hint',
    safe: true,
    message: () => l10n.t('The documented scheme is "ftp", in lower case.'),
    fix: (problem) => [replaceProblem(problem, 'ftp')],
  },
  'url-unsupported-scheme': {
    level: 'warning',
    message: () => l10n.t('Only ftp is documented: this fails, or is plain FTP all the same. Write ftp.'),
    fix: (problem) => [replaceProblem(problem, 'ftp')],
  },
  'url-missing-user': {
    level: 'warning',
    message: () => l10n.t('Without a user, the login is "anonymous". Write ftp://USER:PASSWORD@ before the host.'),
  },
  'url-missing-password': {
    level: 'warning',
    message: () => l10n.t('The password is missing: the login is tried with an empty one.'),
    fix: addSecret,
  },
  'url-placeholder-password': {
    level: 'information',
    message: ({ kind }) =>
      kind === 'document'
        ? l10n.t('This is the placeholder of the document, not a password. Use a secret before uploading.')
        : l10n.t('This is a placeholder, not a password. Use a secret before uploading.'),
    fix: useSecret,
  },
  'url-literal-password': {
    level: 'information',
    message: () => l10n.t('The password is readable in this file. Move it to a secret.'),
  },
  'url-reserved-character': {
    level: 'error',
    message: ({ character = '' }) => l10n.t('"{0}" breaks the URL apart. Choose a password without it.', character),
    fix: replaceBySuggestion,
  },
  'url-ambiguous-character': {
    level: 'hint',
    message: ({ character = '' }) => l10n.t('Some clients split the URL at this "{0}".', character),
  },
  'url-blank-in-password': {
    level: 'hint',
    message: () => l10n.t('This blank is sent as a part of the user or the password.'),
  },
  'url-percent-escape': {
    level: 'hint',
    message: () => l10n.t('This is sent decoded or as it stands: which of the two is not documented.'),
  },
  'url-percent-encoded': {
    level: 'error',
    message: () => l10n.t('"%" begins a format here, as in %s. Write "%%" for a percent sign.'),
    fix: doublePercent,
  },
  'url-bad-percent': {
    level: 'error',
    message: ({ place }) =>
      place === 'host'
        ? l10n.t('Only %s stands for the node.')
        : l10n.t('"%" begins a format here, as in %s. Write "%%" for a percent sign.'),
    fix: (problem) => (problem.data?.['place'] === 'host' ? [replaceProblem(problem, '%s')] : doublePercent(problem)),
  },
  'url-odd-placeholder': {
    level: 'warning',
    safe: true,
    message: () => l10n.t('This is an unusual form of %s. Write %s.'),
    fix: (problem) => [replaceProblem(problem, '%s')],
  },
  'url-missing-placeholder': {
    level: 'error',
    message: () => l10n.t('The host must be %s: the address of a node takes its place.'),
    fix: (problem) => [replaceProblem(problem, '%s')],
  },
  'url-multiple-placeholders': {
    level: 'error',
    message: () => l10n.t('%s may stand only once, as the host.'),
    fix: (problem, text) =>
      problem.data?.['place'] === 'host' ? [removeProblem(problem, text)] : doublePercent(problem),
  },
  'url-placeholder-not-host': {
    level: 'error',
    message: () => l10n.t('%s must be the host, in place of what stands there.'),
  },
  'url-host-text': {
    level: 'warning',
    message: () => l10n.t('The address of a node takes the place of %s, so nothing may stand beside it.'),
    fix: (problem) => [replaceProblem(problem, '%s')],
  },
  'url-bracketed-host': {
    level: 'warning',
    message: () => l10n.t('Brackets do not go with an IPv4 address. Remove them.'),
    fix: (problem) => [replaceProblem(problem, '%s')],
  },
  'url-bad-port': {
    level: 'error',
    message: () => l10n.t('This is not a port: use a number up to 65535, such as 2021.'),
    fix: (problem) => [replaceProblem(problem, '2021')],
  },
  'url-empty-port': {
    level: 'warning',
    message: () => l10n.t('This is read as port 21. Write the port, or leave out the colon.'),
    fix: (problem, text) => [removeProblem(problem, text)],
  },
  'url-unusual-port': {
    level: 'information',
    message: () => l10n.t('Archive volumes are served on port 2021.'),
    fix: (problem) => [replaceProblem(problem, '2021')],
  },
  'url-missing-volume': {
    level: 'warning',
    message: () => l10n.t('The archive volume is missing, such as /v0003.'),
    fix: ({ offset, length }) => [
      { title: l10n.t('Add /v0000 to fill in'), changes: [{ offset, length, newText: '/v0000' }] },
    ],
  },
  'url-bad-volume': {
    level: 'warning',
    message: () => l10n.t('This is not an archive volume: those are v and four digits, such as v0003.'),
    fix: replaceBySuggestion,
  },
  'url-extra-path': {
    level: 'warning',
    message: () => l10n.t('Only the archive volume belongs here. Remove this part.'),
    fix: removePart,
  },
  'url-query': {
    level: 'warning',
    message: () => l10n.t('This means nothing to FTP. Remove it.'),
    fix: removePart,
  },
  'url-secret-name': {
    level: 'error',
    message: ({ blanks }) =>
      blanks === undefined
        ? l10n.t('This secret has no possible name: a letter, then letters, digits, "_", "-" or ".", and "}".')
        : l10n.t('The name of a secret has no blanks: only letters, digits, "_", "-" and ".", with a letter first.'),
    fix: (problem, text) =>
      problem.data?.['suggestion'] === undefined ? useSecret(problem, text) : replaceBySuggestion(problem),
  },
  'url-secret-spelling': {
    level: 'error',
    message: ({ suggestion }) =>
      suggestion === undefined
        ? l10n.t('A secret is written {0}, and nothing stands beside it.', secretReference('NAME'))
        : l10n.t('This would be sent as the password. Did you mean {0}?', suggestion),
    fix: replaceBySuggestion,
  },
  'url-secret-misplaced': {
    level: 'error',
    message: () => l10n.t('A secret can only be the whole password, between ":" and "@".'),
  },
};

/** The title does not repeat the text, which may be a part of a password while the URL is being typed. */
function removePart({ offset, length }: Problem): readonly Fix[] {
  return [preferred(l10n.t('Remove this part'), { offset, length, newText: '' })];
}

/** Replaces the problem by a reference to a secret. */
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
  const tree = treeOf(text);
  const pair = pairAt(tree, offset);
  return secretReference(pair ? secretNameFor({ text, tree }, pair) : 'PASSWORD');
}

function doublePercent({ offset }: Problem): readonly Fix[] {
  return [preferred(l10n.t('Write "%%" for a percent sign'), { offset, length: 0, newText: '%' })];
}
