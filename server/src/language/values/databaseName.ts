import type { Problem } from '../rules/problem';
import { characterLength, isDigit, isLetter, skipBlanks, skipWhile, type Part } from './characters';
import { splitList } from './list';

export type DatabaseNameCode =
  | 'database-empty'
  | 'database-empty-item'
  | 'database-separator'
  | 'database-odd-character'
  | 'database-trailing-separator'
  | 'database-duplicate';

type DatabaseNameProblem = Problem<DatabaseNameCode>;

/** The value of DATABASE_NAME: one name, or several with `;` between them. */
export interface DatabaseName {
  readonly names: readonly Part[];
  readonly problems: readonly DatabaseNameProblem[];
}

export function parseDatabaseName(text: string): DatabaseName {
  const problems: DatabaseNameProblem[] = [];
  const { items, empties, trailing } = splitList(text);
  if (items.length === 0) {
    return { names: [], problems: [{ rule: 'database-empty', offset: 0, length: text.length }] };
  }
  for (const offset of empties) {
    problems.push({ rule: 'database-empty-item', offset, length: 1 });
  }
  if (trailing !== undefined) {
    problems.push({ rule: 'database-trailing-separator', offset: trailing.offset, length: trailing.length });
  }
  const seen = new Set<string>();
  for (const item of items) {
    checkCharacters(item, problems);
    if (seen.has(item.text)) {
      const { offset, length } = item;
      problems.push({ rule: 'database-duplicate', offset, length });
    }
    seen.add(item.text);
  }
  return { names: items, problems };
}

/** Every comma, and the first of the other characters that a name does not have. */
function checkCharacters({ offset, length, text }: Part, problems: DatabaseNameProblem[]): void {
  let odd = false;
  for (let at = skipWhile(text, 0, length, isNameCharacter); at < length;) {
    const size = characterLength(text, at);
    const place = { offset: offset + at, length: size };
    let next = at + size;
    if (text[at] === ',') {
      problems.push({ rule: 'database-separator', ...place });
      // The blanks behind a comma belong to it.
      next = skipBlanks(text, next, length);
    } else if (!odd) {
      problems.push({ rule: 'database-odd-character', ...place, data: { character: text.slice(at, at + size) } });
      odd = true;
    }
    at = skipWhile(text, next, length, isNameCharacter);
  }
}

function isNameCharacter(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 0x5f || code === 0x2d || code === 0x2e;
}
