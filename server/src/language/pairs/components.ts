import { groupBy } from './sides';

/** A step from one node of a graph to another. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

/**
 * A number for each node that has an edge; two nodes have the same one if there is a way from each to the other
 * (Kosaraju's two walks). Without recursion: a way may be 100,000 nodes long.
 */
export function components(edges: readonly Edge[]): ReadonlyMap<string, number> {
  const forward = adjacency(edges);
  const backward = adjacency(edges.map(({ from, to }) => ({ from: to, to: from })));
  const finished: string[] = [];
  const seen = new Set<string>();
  for (const node of new Set(edges.flatMap(({ from, to }) => [from, to]))) {
    for (const reached of walk(node, forward, seen)) {
      finished.push(reached);
    }
  }
  const numbers = new Map<string, number>();
  const numbered = new Set<string>();
  for (const [number, start] of finished.reverse().entries()) {
    for (const node of walk(start, backward, numbered)) {
      numbers.set(node, number);
    }
  }
  return numbers;
}

type Adjacency = ReadonlyMap<string, readonly string[]>;

function adjacency(edges: readonly Edge[]): Adjacency {
  return groupBy(
    edges,
    ({ from }) => from,
    ({ to }) => to,
  );
}

/** The nodes that can be reached and were not seen before, each behind all that were reached from it. */
function walk(start: string, nodes: Adjacency, seen: Set<string>): readonly string[] {
  const done: string[] = [];
  const enter = (node: string) => {
    seen.add(node);
    return { node, next: (nodes.get(node) ?? [])[Symbol.iterator]() };
  };
  const open = seen.has(start) ? [] : [enter(start)];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const step = top.next.next();
    if (step.done) {
      done.push(top.node);
      open.pop();
    } else if (!seen.has(step.value)) {
      open.push(enter(step.value));
    }
  }
  return done;
}
