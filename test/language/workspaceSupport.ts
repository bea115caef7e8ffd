import {
  defaultContext,
  findings,
  readDocument,
  summarize,
  workspaceOf,
  type ClusterFacts,
  type ConnectionDocument,
  type ConnectionSetting,
  type Context,
  type Finding,
} from '../../server/src/language/index';
import { exampleRoot, withUris } from '../../server/src/language/rules/docs/exampleWorkspace';
import { clientSample, serverSample } from './support';

export { exampleClusters as clusterFacts } from '../../server/src/language/rules/docs/exampleWorkspace';

/** Texts by their path in a workspace. */
export type Files = Readonly<Record<string, string>>;

export function documentsOf(files: Files): readonly ConnectionDocument[] {
  return Object.entries(files).map(([name, text]) => readDocument(exampleRoot + name, text));
}

/** A context that knows some files; the settings' paths count from the root. */
export function contextOf(
  documents: readonly ConnectionDocument[],
  connections: readonly ConnectionSetting[] = [],
  clusters?: readonly ClusterFacts[],
): Context {
  return {
    ...defaultContext,
    settings: { rules: {}, connections: connections.map(withUris) },
    workspace: workspaceOf(new Map(documents.map((document) => [document.uri, summarize(document)]))),
    ...(clusters && { clusters }),
  };
}

export interface FileFinding extends Finding {
  readonly document: ConnectionDocument;
}

export function findingsIn(documents: readonly ConnectionDocument[], context: Context): readonly FileFinding[] {
  return documents.flatMap((document) => findings(document, context).map((finding) => ({ ...finding, document })));
}

export function pathOf(uri: string): string {
  return uri.slice(exampleRoot.length);
}

/** The name stands on line 1. */
function withoutComments(text: string): string {
  return text.replace(/^#.*\n/gm, '');
}

/** A client block with other words in it. */
export function clientBlock(name = 'Connection1', ...words: readonly (readonly [string, string])[]): string {
  const text = withoutComments(clientSample).replace('Connection1', name);
  return words.reduce((changed, [from, to]) => changed.replace(from, () => to), text);
}

export function serverBlock(name = 'Connection1'): string {
  return withoutComments(serverSample).replace('Connection1', name);
}

/** `file level rule "marked text" > other place, …` for each finding about pairs, settings and clusters. */
export function pairLines(
  files: Files,
  connections: readonly ConnectionSetting[] = [],
  clusters?: readonly ClusterFacts[],
): readonly string[] {
  const documents = documentsOf(files);
  return linesOf(findingsIn(documents, contextOf(documents, connections, clusters)));
}

export function linesOf(found: readonly FileFinding[]): readonly string[] {
  return found
    .filter(({ problem }) => /^(pair|setting|cluster)-/.test(problem.rule))
    .map(({ problem, level, document }) => {
      const { rule, offset, length, related = [], elsewhere = [] } = problem;
      const places = [
        ...related.map((place) => `here:${document.lines.positionAt(place.offset).line + 1}`),
        ...elsewhere.map(({ uri, range }) => `${pathOf(uri)}:${range.start.line + 1}`),
      ];
      const marked = JSON.stringify(document.text.slice(offset, offset + length));
      return [pathOf(document.uri), level, rule, marked, ...(places.length > 0 ? ['>', places.join(' ')] : [])].join(
        ' ',
      );
    });
}
