import { trimEnd } from './lines';
import { endOf, lastFrom, type CommentNode, type DocumentChild, type DocumentNode, type Span } from './nodes';
import { parseSegment } from './parser';
import type { Segment } from './segments';

/** A word of a directive. */
export interface Word extends Span {
  readonly text: string;
}

/**
 * A comment that speaks to this extension: `# backup-sync: VERB rule-id, rule-id -- reason`. Its span is that of the
 * whole comment. Which verbs and rules there are is not known here.
 */
export interface Directive extends Span {
  readonly verb: Word | undefined;
  readonly rules: readonly Word[];
}

const opening = /^#+[ \t]*backup-sync:/;

/** The directives of a segment, in its order. */
export function directivesOf(segment: Segment): readonly Directive[] {
  const { text } = segment;
  // Most have none, and one search is much faster than a look at every comment.
  return !text.includes('backup-sync:')
    ? []
    : commentsOf(segment.passingPart(parseSegment).children).flatMap((comment) => readDirective(text, comment) ?? []);
}

function commentsOf(children: readonly DocumentChild[]): readonly CommentNode[] {
  return children
    .flatMap((child) => (child.kind === 'block' ? child.children : [child]))
    .filter((child) => child.kind === 'comment');
}

export function directiveAt(text: string, tree: DocumentNode, offset: number): Directive | undefined {
  const child = tree.childFrom(offset);
  const comment = child?.kind === 'block' ? lastFrom(child.children, offset) : child;
  return comment?.kind === 'comment' ? readDirective(text, comment) : undefined;
}

/** Behind other text a comment is a mistake, and no directive. */
function beginsLine(text: string, offset: number): boolean {
  const before = trimEnd(text, 0, offset);
  return before === 0 || '\r\n\ufeff'.includes(text.charAt(before - 1));
}

/** The directive that a comment is, if it is one. */
function readDirective(text: string, comment: Span): Directive | undefined {
  const written = text.slice(comment.offset, endOf(comment));
  const start = opening.exec(written)?.[0].length;
  if (start === undefined || !beginsLine(text, comment.offset)) {
    return undefined;
  }
  const words: Word[] = [];
  for (const { 0: word, index } of written.slice(start).matchAll(/[^ \t,]+/g)) {
    if (word === '--') {
      break;
    }
    words.push({ text: word, offset: comment.offset + start + index, length: word.length });
  }
  const [verb, ...rules] = words;
  return { offset: comment.offset, length: comment.length, verb, rules };
}
