import { partOf, skipBlanks, trimBlanks, type Part } from './characters';

/** A list with `;` between the items, as REMOTE_NODES has it. Offsets count from the start of the value. */
export interface ValueList {
  /** Items without the blanks around them, in the order of the text; empty places are left out. */
  readonly items: readonly Part[];
  /** Each `;` before or between the items that has no item in front of it. */
  readonly empties: readonly number[];
  /** Each `;` between two items that is not written `; `. */
  readonly unusual: readonly number[];
  /** What follows the last item: one `;` or several. */
  readonly trailing: Part | undefined;
}

export function splitList(text: string): ValueList {
  const items: Part[] = [];
  const unusual: number[] = [];
  let empties: number[] = [];
  let emptiesBefore = 0;
  let lastEnd = 0;
  for (let start = 0; start <= text.length;) {
    const semicolon = text.indexOf(';', start);
    const end = semicolon < 0 ? text.length : semicolon;
    const itemStart = skipBlanks(text, start, end);
    const itemEnd = trimBlanks(text, itemStart, end);
    if (itemStart < itemEnd) {
      if (items.length > 0 && empties.length === emptiesBefore && !isUsual(text, lastEnd, itemStart)) {
        unusual.push(start - 1);
      }
      items.push(partOf(text, itemStart, itemEnd));
      emptiesBefore = empties.length;
      lastEnd = itemEnd;
    } else if (semicolon >= 0) {
      empties.push(semicolon);
    }
    start = end + 1;
  }
  const trailing = items.length > 0 ? trailingPart(text, lastEnd) : undefined;
  if (trailing) {
    empties = empties.slice(0, emptiesBefore);
  }
  return { items, empties, unusual, trailing };
}

function isUsual(text: string, itemEnd: number, nextStart: number): boolean {
  return nextStart === itemEnd + 2 && text.startsWith('; ', itemEnd);
}

function trailingPart(text: string, from: number): Part | undefined {
  const start = skipBlanks(text, from);
  return start < text.length ? partOf(text, start, trimBlanks(text, start, text.length)) : undefined;
}
