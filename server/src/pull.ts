import {
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  WorkspaceDiagnosticRequest,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  type FullDocumentDiagnosticReport,
  type UnchangedDocumentDiagnosticReport,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { cancelled, guarded, type Session } from './guard';
import { eachOf } from './later';
import type { Report, Reports } from './reports';
import { property, listOf, stringOf } from './wire';

type DocumentReport = FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport;

/** So many reports go out together to an editor that takes parts of an answer. */
const partLength = 50;

/** Answers an editor that asks for diagnostics: about one file, or about all Connection files. */
export function answerPulls(
  connection: Connection,
  session: Pick<Session, 'failed'>,
  reports: Reports,
  allUris: () => readonly string[],
): void {
  connection.onRequest(
    DocumentDiagnosticRequest.method,
    guarded<DocumentDiagnosticParams, DocumentDiagnosticReport>(session, async (params, token) => {
      const report = await reports.of(stringOf(property(params, 'textDocument'), 'uri') ?? '');
      return token.isCancellationRequested ? cancelled() : documentReport(report, stringOf(params, 'previousResultId'));
    }),
  );
  connection.onRequest(
    WorkspaceDiagnosticRequest.method,
    guarded<WorkspaceDiagnosticParams, WorkspaceDiagnosticReport>(session, async (params, token) => {
      const part = readToken(property(params, 'partialResultToken'));
      const made: WorkspaceDocumentDiagnosticReport[] = [];
      const sendParts = async (least: number): Promise<void> => {
        if (part !== undefined && made.length >= least) {
          await connection.sendProgress(WorkspaceDiagnosticRequest.partialResult, part, { items: made.splice(0) });
        }
      };
      const previous = previousIds(params);
      const uris = allUris();
      made.push(...goneReports(previous, uris));
      await eachOf(
        uris,
        async (uri) => {
          const report = await reports.of(uri);
          if (report || previous.has(uri)) {
            made.push(workspaceReport(uri, report, previous.get(uri)));
          }
          await sendParts(partLength);
        },
        () => token.isCancellationRequested,
      );
      if (token.isCancellationRequested) {
        return cancelled();
      }
      await sendParts(1);
      return { items: made };
    }),
  );
}

function documentReport(report: Report | undefined, previousId: string | undefined): DocumentReport {
  if (report && report.resultId === previousId) {
    return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: report.resultId };
  }
  return {
    kind: DocumentDiagnosticReportKind.Full,
    items: report?.items ?? [],
    ...(report && { resultId: report.resultId }),
  };
}

function workspaceReport(
  uri: string,
  report: Report | undefined,
  previousId: string | undefined,
): WorkspaceDocumentDiagnosticReport {
  return { uri, version: report?.version ?? null, ...documentReport(report, previousId) };
}

/** What the editor still shows of files that are there no more is taken away. */
function goneReports(
  previous: ReadonlyMap<string, string>,
  uris: readonly string[],
): readonly WorkspaceDocumentDiagnosticReport[] {
  const there = new Set(uris);
  const items: Diagnostic[] = [];
  return [...previous.keys()]
    .filter((uri) => !there.has(uri))
    .map((uri) => ({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items }));
}

function readToken(written: unknown): string | number | undefined {
  return typeof written === 'string' || typeof written === 'number' ? written : undefined;
}

function previousIds(params: unknown): ReadonlyMap<string, string> {
  return new Map(
    listOf(property(params, 'previousResultIds')).flatMap((entry) => {
      const uri = stringOf(entry, 'uri');
      const value = stringOf(entry, 'value');
      return uri === undefined || value === undefined ? [] : [[uri, value] as const];
    }),
  );
}
