import * as l10n from '@vscode/l10n';
import { mostUploadBytes } from '../../limits';
import type { TextCode } from '../../textChecks';
import type { RuleDocsTable } from './docs';
import { clientBlock, serverBlock } from './examples';

export const textRuleDocs: RuleDocsTable<TextCode> = {
  'line-breaks': {
    title: () => l10n.t('Line breaks other than LF'),
    explanation: () =>
      l10n.t(
        'EXAoperation runs on Linux, where LF ends a line. Uploads from the editor write LF, so this is advice: a program that sends the file as it is also sends the CR, which becomes the last character of each value. Said once per file, at the first line.',
      ),
    example: { bad: serverBlock.replaceAll('\n', '\r\n'), good: serverBlock },
  },
  'mixed-line-breaks': {
    title: () => l10n.t('Line breaks of several kinds'),
    explanation: () =>
      l10n.t(
        'Some lines end with LF and others with CR or CR LF, which no editor shows: the lines look alike, and a program that knows one kind only joins some of them. It is marked where the first other kind stands, and said once per file.',
      ),
    example: { bad: serverBlock.replace('true\n', 'true\r\n'), good: serverBlock },
  },
  'byte-order-mark': {
    title: () => l10n.t('Byte order mark'),
    explanation: () =>
      l10n.t(
        'Some editors begin a file with this character. Whoever does not know it takes it for a part of what follows: the connection then has another name than it looks like. Uploads from the editor leave it out.',
      ),
    example: { bad: `\ufeff${serverBlock}`, good: serverBlock },
  },
  tab: {
    title: () => l10n.t('Tab where a blank is usual'),
    explanation: () =>
      l10n.t(
        'The document separates by blanks. cron takes tabs too (man 5 crontab), and whether the plugin does everywhere is not documented. Said once per file; tabs in comments do not count.',
      ),
    example: { bad: serverBlock.replace('Verbose =', 'Verbose\t='), good: serverBlock },
  },
  'unseen-character': {
    title: () => l10n.t('Character that nobody sees'),
    explanation: () =>
      l10n.t(
        'No-break spaces, zero-width characters, controls and characters that turn the direction of writing come along when text is copied from a document or a web page. They become part of what they touch, so it is another text than it looks like. In a comment only those that turn the direction count: they can make a comment look like a key.',
      ),
    example: {
      bad: 'LOCAL_URL = ftp://FTP\u200bbackup:**PW**@%s/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
  },
  'non-ascii-character': {
    title: () => l10n.t('Character beyond ASCII'),
    explanation: () =>
      l10n.t(
        'The file is sent as UTF-8, in which such a character is several bytes. What the plugin and the server of the archive volume make of them is not documented, so this is advice: a password of letters and digits of ASCII is the same everywhere. Said once per value.',
      ),
    example: {
      bad: 'LOCAL_URL = ftp://FTPbäckup:**PW**@%s/v0003',
      good: 'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
    },
  },
  'missing-final-newline': {
    title: () => l10n.t('No line break at the end'),
    explanation: () =>
      l10n.t(
        'Programs that read line by line may drop a last line that is not ended. Uploads from the editor and the formatter add the line break, and a sample of the document lacks it too, so this is a hint.',
      ),
    example: { bad: serverBlock.trimEnd(), good: serverBlock },
  },
  'file-too-large': {
    title: () => l10n.t('File too large to upload'),
    explanation: () =>
      l10n.t(
        'An upload becomes one argument of a process on the node, for which Linux has 128 KiB. In base64 that is {0} bytes of text, without comments and blank lines. Such a file has many blocks: split it.',
        mostUploadBytes,
      ),
    example: {
      bad: Array.from({ length: 2500 }, (_, n) => serverBlock.replace('Connection1', `Connection${n + 1}`)).join(''),
      good: serverBlock,
    },
  },
  'plain-ftp': {
    title: () => l10n.t('Password sent unencrypted'),
    explanation: () =>
      l10n.t(
        'FTP sends user and password readable for everybody on the way. Nothing else is documented for these URLs, so this is a hint, once per file: use a network between the clusters that others cannot listen to, and a user for this purpose alone. Where that is done, a comment in the file keeps the hint away.',
      ),
    example: {
      bad: clientBlock,
      good: `# backup-sync: disable-file plain-ftp -- a network of our own\n${clientBlock}`,
    },
  },
};
