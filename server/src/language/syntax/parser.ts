import type { Problem } from '../rules/problem';
import { canonicalKey } from '../schema/keyNames';
import { commentBehind, foreignMarker } from './comments';
import { isBlank, lineEndFinder, nextLine, skipBlanks, trimEnd, type LineEnd } from './lines';
import { endOf, Pair, type BlockChild, type DocumentChild, type Span } from './nodes';
import type { SyntaxCode } from './problems';
import type { Segment } from './segments';

/** What was read of a segment, in offsets of the segment. */
export interface Parsed {
  readonly children: readonly DocumentChild[];
  readonly problems: readonly Problem<SyntaxCode>[];
}

/**
 * Reads a segment of a Connection file. Total: every text has nodes, whose leaves hold every character that is not
 * blank. After a mistake it goes on at the next token, so that one slip gives one problem.
 */
export function parseSegment({ text, isFirst }: Segment): Parsed {
  return new Parser(text, isFirst).run();
}

const HASH = 0x23;
const DOLLAR = 0x24;
const EQUALS = 0x3d;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const BYTE_ORDER_MARK = 0xfeff;

/** A block whose end has not been read yet. */
interface UnfinishedBlock {
  readonly name: Span;
  readonly children: BlockChild[];
  open: number | undefined;
  /** False once pairs began without a `{`. */
  mayOpen: boolean;
}

class Parser {
  private readonly text: string;
  private readonly lineEnd: LineEnd;
  private readonly children: DocumentChild[] = [];
  private readonly problems: Problem<SyntaxCode>[] = [];
  private block: UnfinishedBlock | undefined;
  private lineStart: number;
  /** Of the line that is read: the first character that is not blank. */
  private lineContent = 0;
  /** The last `#` that was looked for; see `nextHash`. */
  private hash = -1;

  constructor(text: string, isFirst: boolean) {
    this.text = text;
    this.lineEnd = lineEndFinder(text);
    this.lineStart = isFirst && text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  }

  run(): Parsed {
    while (this.lineStart < this.text.length) {
      const end = this.lineEnd(this.lineStart);
      this.line(trimEnd(this.text, this.lineStart, end));
      this.lineStart = nextLine(this.text, end);
    }
    if (this.block) {
      this.giveUpOn(this.block);
    }
    return { children: this.children, problems: this.problems };
  }

  /** Each step takes at least one character, so this ends. Nearly every line is one step. */
  private line(lineEnd: number): void {
    let at = skipBlanks(this.text, this.lineStart, lineEnd);
    this.lineContent = at;
    const marker = foreignMarker(this.text, at);
    if (marker > 0 && at < lineEnd) {
      this.complain('foreign-comment', at, marker);
      this.comment(at, lineEnd);
      return;
    }
    const comment = this.nextHash(at) < lineEnd ? commentBehind(this.text, at, lineEnd) : lineEnd;
    const end = trimEnd(this.text, at, comment);
    while (at < end) {
      const next = this.block ? this.inBlock(this.block, at, end) : this.outside(at, end);
      at = skipBlanks(this.text, next, end);
    }
    if (comment < lineEnd) {
      this.comment(comment, lineEnd);
    }
  }

  /** The first `#` from an offset on; asked for ascending offsets, it passes over the text once. */
  private nextHash(from: number): number {
    if (this.hash < from) {
      const at = this.text.indexOf('#', from);
      this.hash = at < 0 ? Infinity : at;
    }
    return this.hash;
  }

  /** It belongs to the block that the text in front of it is in, or begins. */
  private comment(at: number, end: number): number {
    if (at > this.lineContent) {
      this.complain('comment-behind-text', at, end - at);
    }
    const siblings: (BlockChild | DocumentChild)[] = this.block?.children ?? this.children;
    siblings.push({ kind: 'comment', offset: at, length: end - at });
    return end;
  }

  private outside(at: number, end: number): number {
    switch (this.text.charCodeAt(at)) {
      case HASH:
        return this.comment(at, end);
      case OPEN:
        this.complain('missing-name', at, 1);
        this.begin({ offset: at, length: 0 });
        return at;
      case CLOSE:
        this.complain('stray-brace', at, 1);
        this.children.push({ kind: 'stray', offset: at, length: 1 });
        return at + 1;
    }
    const mark = this.headEnd(at, end);
    const head = { offset: at, length: trimEnd(this.text, at, mark) - at };
    if (this.isOpeningAt(mark, end)) {
      this.begin(head);
      return mark;
    }
    if (mark === end && this.pairFollows(end)) {
      this.complain('missing-open-brace', head.offset, head.length);
      this.begin(head).mayOpen = false;
      return mark;
    }
    const strayEnd = this.text.charCodeAt(mark) === CLOSE ? endOf(head) : end;
    this.strayText(at, strayEnd);
    return strayEnd;
  }

  private inBlock(block: UnfinishedBlock, at: number, end: number): number {
    switch (this.text.charCodeAt(at)) {
      case HASH:
        return this.comment(at, end);
      case OPEN:
        this.openBrace(block, at, end);
        return at + 1;
      case CLOSE:
        this.complainUnlessAlone(at, end);
        this.finish(block, at, at + 1);
        return at + 1;
    }
    const mark = this.headEnd(at, end);
    if (this.text.charCodeAt(mark) === EQUALS && mark < end) {
      return this.pair(block, at, mark, end);
    }
    if (this.isOpeningAt(mark, end)) {
      this.giveUpOn(block);
      return at;
    }
    this.pairWithoutEquals(block, at, trimEnd(this.text, at, mark));
    return mark;
  }

  private openBrace(block: UnfinishedBlock, at: number, end: number): void {
    if (block.open === undefined && block.mayOpen) {
      block.open = at;
      this.complainUnlessAlone(at, end);
    } else {
      this.complain('stray-brace', at, 1);
      block.children.push({ kind: 'stray', offset: at, length: 1 });
    }
  }

  private pair(block: UnfinishedBlock, at: number, equals: number, end: number): number {
    const keyEnd = trimEnd(this.text, at, equals);
    const start = skipBlanks(this.text, equals + 1, end);
    const stop = this.closesBehind(start, end) ? this.trimBraces(start, end) : end;
    if (keyEnd === at) {
      this.complain('missing-key-name', equals, 1);
    }
    block.children.push(new Pair(at, keyEnd, equals, start, stop));
    return stop;
  }

  /** `KEY value` keeps its value where the first word is one of the seven; any other text is all key. */
  private pairWithoutEquals(block: UnfinishedBlock, at: number, end: number): void {
    let wordEnd = at;
    while (wordEnd < end && !isBlank(this.text.charCodeAt(wordEnd))) {
      wordEnd += 1;
    }
    const keyEnd = canonicalKey(this.text.slice(at, wordEnd)) === undefined ? end : wordEnd;
    const start = skipBlanks(this.text, keyEnd, end);
    this.complain('missing-equals', at, keyEnd - at);
    block.children.push(new Pair(at, keyEnd, undefined, start, end));
  }

  /** `SSH = client }` closes the block; the brace of `${secret:NAME}` does not. */
  private closesBehind(start: number, end: number): boolean {
    return end > start && this.text.charCodeAt(end - 1) === CLOSE && !this.text.slice(start, end).includes('{');
  }

  /** Where the braces at the end of a value begin, and the blanks before them. */
  private trimBraces(start: number, end: number): number {
    let stop = end;
    while (stop > start && this.text.charCodeAt(stop - 1) === CLOSE) {
      stop = trimEnd(this.text, start, stop - 1);
    }
    return stop;
  }

  /** The first `=`, `{` or `}` in [at, end) that is not part of a `${…}`, or `end`. */
  private headEnd(at: number, end: number): number {
    for (let i = at; i < end; i += 1) {
      const code = this.text.charCodeAt(i);
      if (code === EQUALS || code === OPEN || code === CLOSE) {
        return i;
      }
      if (code === DOLLAR && this.text.charCodeAt(i + 1) === OPEN) {
        const close = this.text.slice(i, end).indexOf('}');
        i = close < 0 ? end : i + close;
      }
    }
    return end;
  }

  /** A `{` stands at `mark`, or the line ends there and the next one that says anything begins with one. */
  private isOpeningAt(mark: number, end: number): boolean {
    const at = mark === end ? this.nextContent(end) : mark;
    return this.text.charCodeAt(at) === OPEN;
  }

  private pairFollows(end: number): boolean {
    const at = this.nextContent(end);
    const mark = this.headEnd(at, this.lineEnd(at));
    return (
      this.text.charCodeAt(mark) === EQUALS &&
      canonicalKey(this.text.slice(at, trimEnd(this.text, at, mark))) !== undefined
    );
  }

  /** Behind the line that ends at `end`: the first character that is neither blank nor in a comment. */
  private nextContent(end: number): number {
    let from = nextLine(this.text, this.lineEnd(end));
    while (from < this.text.length) {
      const stop = this.lineEnd(from);
      const at = skipBlanks(this.text, from, stop);
      if (at < stop && this.text.charCodeAt(at) !== HASH && foreignMarker(this.text, at) === 0) {
        return at;
      }
      from = nextLine(this.text, stop);
    }
    return this.text.length;
  }

  private strayText(at: number, end: number): void {
    const last = this.children.at(-1);
    const complaint = this.problems.at(-1);
    if (last?.kind === 'stray' && complaint?.rule === 'text-outside-block' && endOf(complaint) === endOf(last)) {
      // Many lines that belong nowhere are one mistake: usually a brace further up.
      this.children.pop();
      this.problems.pop();
      this.strayText(last.offset, end);
      return;
    }
    this.complain('text-outside-block', at, end - at);
    this.children.push({ kind: 'stray', offset: at, length: end - at });
  }

  private begin(name: Span): UnfinishedBlock {
    this.block = { name, children: [], open: undefined, mayOpen: true };
    return this.block;
  }

  /** The file or the next block begins to speak of something else before this block was closed. */
  private giveUpOn(block: UnfinishedBlock): void {
    const { name, open } = block;
    this.complain('unclosed-block', open ?? name.offset, open === undefined ? name.length : 1);
    const last = block.children.at(-1);
    const end = Math.max(endOf(name), open === undefined ? 0 : open + 1, last ? endOf(last) : 0);
    this.finish(block, undefined, end);
  }

  private finish(block: UnfinishedBlock, close: number | undefined, end: number): void {
    const { name, open, children } = block;
    this.children.push({ kind: 'block', offset: name.offset, length: end - name.offset, name, open, close, children });
    this.block = undefined;
  }

  private complainUnlessAlone(brace: number, end: number): void {
    const behind = skipBlanks(this.text, brace + 1, end);
    if (brace !== this.lineContent || (behind < end && this.text.charCodeAt(behind) !== HASH)) {
      this.complain('brace-not-alone', brace, 1);
    }
  }

  private complain(rule: SyntaxCode, offset: number, length: number): void {
    this.problems.push({ rule, offset, length });
  }
}
