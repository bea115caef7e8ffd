import { keyOf, readBlock, type Block } from '../blocks';
import type { ConnectionDocument } from '../document';
import type { KeyName } from '../schema/keyNames';
import { directiveAt, type Directive } from '../syntax/directives';
import { endOf, lastFrom, touches, type BlockNode, type DocumentNode, type PairNode, type Span } from '../syntax/nodes';

/** What somebody who types at an offset is about to write. */
export type Place =
  | { readonly kind: 'top'; readonly replace: Span }
  | { readonly kind: 'key'; readonly block: Block; readonly replace: Span; readonly pair: PairNode | undefined }
  | { readonly kind: 'value'; readonly block: Block; readonly key: KeyName; readonly pair: PairNode }
  /** The name of a block that has one. */
  | { readonly kind: 'name'; readonly block: Block; readonly replace: Span }
  | { readonly kind: 'directive'; readonly directive: Directive }
  /** A comment on a line of its own that may become a directive. */
  | { readonly kind: 'comment'; readonly replace: Span }
  | { readonly kind: 'nothing' };

const nothing: Place = { kind: 'nothing' };

export function placeAt(document: ConnectionDocument, offset: number): Place {
  const child = document.tree.childFrom(offset);
  const line = document.lines.lineAt(offset);
  const directive = directiveAt(document.text, document.tree, offset);
  if (directive && directive.offset >= line.offset) {
    return { kind: 'directive', directive };
  }
  const comment = commentFrom(document.tree, offset);
  if (comment && comment.offset >= line.offset && isBlankBefore(document.text, line, comment)) {
    const { offset: start, length } = comment;
    return { kind: 'comment', replace: { offset: start, length: Math.max(length, offset - start) } };
  }
  if (child?.kind === 'block' && isOpenAt(child, offset)) {
    return placeInBlock(document, child, offset, line);
  }
  if (child?.kind === 'block' && child.name.length > 0 && touches(child.name, offset)) {
    return { kind: 'name', block: readBlock(document.text, child), replace: child.name };
  }
  if (!child || endOf(child) < line.offset) {
    return { kind: 'top', replace: { offset, length: 0 } };
  }
  return child.kind === 'stray' ? { kind: 'top', replace: partOnLine(child, line, offset) } : nothing;
}

/** The comment that begins last in front of an offset, if nothing else does. */
function commentFrom(tree: DocumentNode, offset: number): Span | undefined {
  const child = tree.childFrom(offset);
  const last = child?.kind === 'block' ? lastFrom(child.children, offset) : child;
  return last?.kind === 'comment' ? last : undefined;
}

function isBlankBefore(text: string, line: Span, { offset }: Span): boolean {
  return text.slice(line.offset, offset).trim() === '';
}

/** Whether what is typed at an offset would fall between the braces of a block. */
function isOpenAt(block: BlockNode, offset: number): boolean {
  const start = block.open ?? endOf(block.name);
  return offset > start && (block.close === undefined || offset <= block.close);
}

function placeInBlock(document: ConnectionDocument, node: BlockNode, offset: number, line: Span): Place {
  const block = readBlock(document.text, node);
  const child = lastFrom(node.children, offset);
  if (!child || endOf(child) < line.offset) {
    // Beside a brace there is no room: a key has a line of its own.
    const holdsBrace = isOnLine(node.open, line) || isOnLine(node.close, line);
    return holdsBrace ? nothing : { kind: 'key', block, replace: { offset, length: 0 }, pair: undefined };
  }
  if (child.kind !== 'pair') {
    return nothing;
  }
  if (child.equals === undefined || offset <= child.equals) {
    return offset <= endOf(child.key) ? { kind: 'key', block, replace: child.key, pair: child } : nothing;
  }
  const key = keyOf(document.text, child);
  return key === undefined ? nothing : { kind: 'value', block, key, pair: child };
}

function isOnLine(brace: number | undefined, line: Span): boolean {
  return brace !== undefined && brace >= line.offset && brace <= endOf(line);
}

/** A stray node may be many lines long; only the one with the caret is replaced, and blanks as far as the caret. */
function partOnLine(node: Span, line: Span, caret: number): Span {
  const offset = Math.max(node.offset, line.offset);
  return { offset, length: Math.max(Math.min(endOf(node), endOf(line)), caret) - offset };
}
