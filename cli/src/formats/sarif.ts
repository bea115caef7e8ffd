import type { Log, PhysicalLocation, ReportingDescriptor, Result } from 'sarif';
import { pathToFileURL } from 'node:url';
import { version } from '../../../package.json';
import { ruleDocs } from '../../../server/src/language/features/index';
import { rules, type Finding, type Level, type RuleId } from '../../../server/src/language/index';
import { relatedPlaces, rowOf, type CheckedFile, type Format, type Place, type Report } from './report';

const LEVELS = { error: 'error', warning: 'warning', information: 'note', hint: 'note', off: 'none' } as const;

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** SARIF 2.1.0, for programs that collect the findings of many checkers. */
export const sarif: Format = (report) => {
  const ids = Object.keys(rules) as RuleId[];
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'backup-sync', version, rules: ids.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        results: report.files.flatMap((file) =>
          file.found.map((finding) => result(file, finding, report, ids.indexOf(finding.problem.rule))),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

function descriptor(id: RuleId): ReportingDescriptor {
  const { title, explanation } = ruleDocs[id];
  const level: Level = rules[id].level;
  return {
    id,
    shortDescription: { text: title() },
    help: { text: explanation(), markdown: explanation() },
    defaultConfiguration: { level: LEVELS[level], enabled: level !== 'off' },
  };
}

function result(file: CheckedFile, finding: Finding, report: Report, ruleIndex: number): Result {
  const { rule, severity, message, ...row } = rowOf(file, finding);
  const related = relatedPlaces(file, finding, report);
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation: location(row) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((place, id) => ({
        id,
        message: { text: place.message },
        physicalLocation: location(place),
      })),
    }),
  };
}

function location({ file, line, column, endLine, endColumn }: Place & { readonly file: string }): PhysicalLocation {
  return {
    artifactLocation: artifact(file),
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}

/** Relative to where the program was started, which in CI is the root of the repository. */
function artifact(file: string): PhysicalLocation['artifactLocation'] {
  const isRelative = !/^(?:\/|[a-z]:|\.\.\/)/i.test(file);
  return isRelative
    ? { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' }
    : { uri: pathToFileURL(file).href };
}
