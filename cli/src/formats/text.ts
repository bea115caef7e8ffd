import * as l10n from '@vscode/l10n';
import type { Finding } from '../../../server/src/language/index';
import { framesOf } from '../codeFrame';
import { harmless, harmlessPath } from '../harmless';
import type { Terminal } from '../terminal';
import { relatedPlaces, rowOf, type CheckedFile, type Format, type Place, type Report } from './report';

/** For people: each finding with its line, then how many there were. */
export const text: Format = (report, terminal) =>
  [...report.files.flatMap((file) => fileLines(file, report, terminal)), summary(report)].join('\n').concat('\n');

const COLOURS: Readonly<Record<Finding['level'], number>> = { error: 31, warning: 33, information: 36, hint: 90 };

function fileLines(file: CheckedFile, report: Report, terminal: Terminal): readonly string[] {
  const frameOf = framesOf(file.document);
  return file.found.flatMap((finding) => {
    const { severity, rule, message, ...row } = rowOf(file, finding);
    const level = terminal.colour ? `\x1b[${COLOURS[severity]}m${severity}\x1b[0m` : severity;
    return [
      `${at(row)} ${level} ${rule}: ${harmless(message)}`,
      frameOf(finding.problem),
      ...relatedPlaces(file, finding, report).map((place) => `  ${at(place)} ${harmless(place.message)}`),
      '',
    ];
  });
}

function at({ file, line, column }: Place & { readonly file: string }): string {
  return `${harmlessPath(file)}:${line}:${column}`;
}

function summary({ files, passedOver }: Report): string {
  const count = (...levels: Finding['level'][]) =>
    files.reduce((sum, { found }) => sum + found.filter(({ level }) => levels.includes(level)).length, 0);
  const counts = l10n.t(
    'Files: {0}, errors: {1}, warnings: {2}, advice: {3}.',
    files.length,
    count('error'),
    count('warning'),
    count('information', 'hint'),
  );
  return passedOver === 0 ? counts : `${counts} ${l10n.t('Passed over, not Connection files: {0}.', passedOver)}`;
}
