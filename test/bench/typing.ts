import type { Random } from './random';

export interface Place {
  readonly line: number;
  readonly character: number;
}

/** A change as LSP has it. */
export interface ContentChange {
  readonly range?: { readonly start: Place; readonly end: Place };
  readonly text: string;
}

/** A text in which somebody types something at one place and takes it away again. */
export class TypedText {
  private readonly lines: readonly string[];
  private readonly typeable: readonly number[];
  private readonly original: string;
  private typed: { readonly at: Place; readonly text: string } | undefined;

  constructor(text: string) {
    this.original = text;
    this.lines = text.split('\n');
    this.typeable = this.lines.flatMap((line, index) => (line.trim().length > 2 ? [index] : []));
  }

  get isTyped(): boolean {
    return this.typed !== undefined;
  }

  get text(): string {
    if (!this.typed) {
      return this.original;
    }
    const { at, text } = this.typed;
    const before = this.lines.slice(0, at.line).reduce((sum, line) => sum + line.length + 1, 0) + at.character;
    return this.original.slice(0, before) + text + this.original.slice(before);
  }

  /** Anywhere in a line that has something in it. */
  anyPlace(random: Random): Place {
    const line = this.anyLine(random);
    return { line, character: random.between(0, this.lines[line]?.length ?? 0) };
  }

  /** Behind the second character of the first word of a line: where somebody is who has begun to type it. */
  placeInWord(random: Random): Place {
    const line = this.anyLine(random);
    const text = this.lines[line] ?? '';
    return { line, character: Math.min(text.length, Math.max(0, text.search(/\w/)) + 2) };
  }

  /** Adds `text` behind what is typed already, else at `at`. */
  type(at: Place, text: string): ContentChange {
    const { at: first, text: before } = this.typed ?? { at, text: '' };
    this.typed = { at: first, text: before + text };
    const place = behind(first, before);
    return { range: { start: place, end: place }, text };
  }

  undo(): ContentChange {
    const { at, text } = this.typed ?? { at: { line: 0, character: 0 }, text: '' };
    this.typed = undefined;
    return { range: { start: at, end: behind(at, text) }, text: '' };
  }

  private anyLine(random: Random): number {
    return this.typeable[random.between(0, this.typeable.length - 1)] ?? 0;
  }
}

function behind({ line, character }: Place, text: string): Place {
  return { line, character: character + text.length };
}
