import * as l10n from '@vscode/l10n';
import { mostUploadBytes } from '../limits';
import { lineBreakOf } from '../text';
import { looseTabs, type TextCode } from '../textChecks';
import { onlyFix, treeOf } from './edits';
import type { Problem } from './problem';
import type { Fix, RuleTable, TextChange } from './rule';

/**
 * The text as such. Uploads from the editor write LF and leave comments out, so most of this is advice for a file that
 * reaches a cluster in another way.
 */
export const textRules: RuleTable<TextCode> = {
  'line-breaks': {
    level: 'information',
    safe: true,
    message: ({ kind = '' }) =>
      l10n.t('Lines end with {0}. An upload writes LF; copied in another way, each value ends with a CR.', kind),
    fix: (_, text) => onlyFix(l10n.t('Convert all line breaks to LF'), toLineFeeds(text)),
  },
  'mixed-line-breaks': {
    level: 'warning',
    safe: true,
    message: () => l10n.t('Here a line ends otherwise than the first one does. Use LF for all lines.'),
    fix: (_, text) => onlyFix(l10n.t('Convert all line breaks to LF'), toLineFeeds(text)),
  },
  'byte-order-mark': {
    level: 'warning',
    safe: true,
    message: () => l10n.t('A byte order mark begins the file and becomes part of the first name. Remove it.'),
    fix: ({ offset, length }) => onlyFix(l10n.t('Remove the byte order mark'), [{ offset, length, newText: '' }]),
  },
  tab: {
    level: 'hint',
    safe: true,
    message: () => l10n.t('A tab separates here. The document shows blanks.'),
    fix: (_, text) =>
      onlyFix(
        l10n.t('Replace tabs by blanks'),
        looseTabs(text, () => treeOf(text).children).map((offset) => ({ offset, length: 1, newText: ' ' })),
      ),
  },
  'unseen-character': {
    level: 'warning',
    message: ({ code = '' }) =>
      l10n.t('A character that nobody sees stands here ({0}). Remove it, or write a plain blank.', code),
    fix: replaceUnseen,
  },
  'non-ascii-character': {
    level: 'information',
    message: () =>
      l10n.t('This is sent as UTF-8, and the other side may expect another encoding. Use letters of ASCII.'),
  },
  'missing-final-newline': {
    level: 'hint',
    safe: true,
    message: () => l10n.t('The last line has no line break.'),
    fix: ({ offset }, text) => onlyFix(l10n.t('Add a line break'), [{ offset, length: 0, newText: lineBreakOf(text) }]),
  },
  'file-too-large': {
    level: 'error',
    message: ({ bytes = '' }) =>
      l10n.t(
        'Without comments the file has {0} bytes, and uploads take at most {1}, which are reached here. Split it.',
        bytes,
        mostUploadBytes,
      ),
  },
  'plain-ftp': {
    level: 'hint',
    message: () => l10n.t('FTP sends the password unencrypted. Give this user no rights that are not needed.'),
  },
};

function toLineFeeds(text: string): readonly TextChange[] {
  return Array.from(text.matchAll(/\r\n?/g), ({ 0: { length }, index: offset }) => ({ offset, length, newText: '\n' }));
}

/** What looks like a blank becomes one. */
function replaceUnseen({ offset, length }: Problem, text: string): readonly Fix[] {
  const newText = text.slice(offset, offset + length).replace(/\p{Zs}|(\P{Zs})/gu, (_, other) => (other ? '' : ' '));
  const title = newText === '' ? l10n.t('Remove the unseen character') : l10n.t('Write a plain blank');
  return onlyFix(title, [{ offset, length, newText }]);
}
