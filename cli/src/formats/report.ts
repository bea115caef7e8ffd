import type { ConnectionDocument, Finding } from '../../../server/src/language/index';
import { messageOf } from '../../../server/src/language/index';
import type { Terminal } from '../terminal';

/** A file and what was found in it, in the order of the text. */
export interface CheckedFile {
  readonly label: string;
  readonly document: ConnectionDocument;
  readonly found: readonly Finding[];
}

export interface Report {
  readonly files: readonly CheckedFile[];
  /** How many files of folders and patterns were no Connection files. */
  readonly passedOver: number;
}

/** All that is printed to standard output. */
export type Format = (report: Report, terminal: Terminal) => string;

/** Lines and columns begin at 1; columns are UTF-16 units; the end is behind the last character. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A place that is part of a problem. */
export interface RelatedPlace extends Place {
  readonly file: string;
  readonly message: string;
}

export interface Row extends Place {
  readonly file: string;
  readonly severity: Finding['level'];
  readonly rule: string;
  readonly message: string;
}

/** A finding as it is reported. */
export function rowOf({ label, document }: CheckedFile, { problem, level }: Finding): Row {
  const place = placeOf(document.lines.rangeOf(problem));
  return { file: label, ...place, severity: level, rule: problem.rule, message: messageOf(problem) };
}

/** The other places of a finding: those of the same file, then those of the other files of the report. */
export function relatedPlaces(
  { label, document }: CheckedFile,
  { problem }: Finding,
  { files }: Report,
): readonly RelatedPlace[] {
  const { related = [], elsewhere = [] } = problem;
  const labelOf = (uri: string) => files.find((file) => file.document.uri === uri)?.label ?? uri;
  return [
    ...related.map((place) => ({ file: label, ...placeOf(document.lines.rangeOf(place)), message: place.message })),
    ...elsewhere.map(({ uri, range, message }) => ({ file: labelOf(uri), ...placeOf(range), message })),
  ];
}

function placeOf({ start, end }: ReturnType<ConnectionDocument['lines']['rangeOf']>): Place {
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
