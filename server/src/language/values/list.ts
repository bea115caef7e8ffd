import { partOf, skipBlanks, trimBlanks, type Part } from './characters';

/** A list with `;` between the items, as REMOTE_NODES has it. Offsets count from the start of the value. */
export interface ValueList {
  /** Items without the blanks around them, in the order of the text; empty places are left out. */
  readonly items: readonly Part[];
  /** Each `;` that has nothing before it, or nothing between it and the next. */
  readonly empties: readonly number[];
  /** Each `;` between two items that is not written `; `. */
  readonly unusual: readonly number[];
  /** The `;` after the last item. */
  readonly trailing: number | undefined;
}

export function splitList(text: string): ValueList {
  const items: Part[] = [];
  const empties: number[] = [];
  const unusual: number[] = [];
  for (let start = 0; ;) {
    const semicolon = text.indexOf(';', start);
    const end = semicolon < 0 ? text.length : semicolon;
    const itemStart = skipBlanks(text, start, end);
    const itemEnd = trimBlanks(text, itemStart, end);
    if (itemStart < itemEnd) {
      if (start > 0 && items.length > 0 && !isUsual(text, start - 1, itemStart)) {
        unusual.push(start - 1);
      }
      items.push(partOf(text, itemStart, itemEnd));
    } else if (semicolon >= 0) {
      empties.push(start === 0 ? semicolon : start - 1);
    } else {
      return { items, empties, unusual, trailing: items.length > 0 && start > 0 ? start - 1 : undefined };
    }
    if (semicolon < 0) {
      return { items, empties, unusual, trailing: undefined };
    }
    start = semicolon + 1;
  }
}

function isUsual(text: string, semicolon: number, itemStart: number): boolean {
  return itemStart === semicolon + 2 && text[semicolon + 1] === ' ' && text[semicolon - 1] !== ' ';
}
