import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';

/** How many files have their last answer kept. An editor asks for those that it shows. */
const mostKept = 4;

interface Answer {
  readonly resultId: string;
  readonly data: number[];
}

/** Answers with all tokens of a file, or with what has changed since the last answer. */
export class TokenMemory {
  /** By address; the one that was asked for last is the last. */
  private readonly answers = new Map<string, Answer>();
  private lastId = 0;

  full(uri: string, tokens: SemanticTokens): SemanticTokens {
    return this.answer(uri, tokens);
  }

  /** All tokens where the answer of that id is not known any more. */
  delta(
    uri: string,
    tokens: SemanticTokens,
    previousResultId: string | undefined,
  ): SemanticTokens | SemanticTokensDelta {
    const before = this.answers.get(uri);
    const answer = this.answer(uri, tokens);
    return before && before.resultId === previousResultId
      ? { resultId: answer.resultId, edits: difference(before.data, answer.data) }
      : answer;
  }

  private answer(uri: string, { data }: SemanticTokens): Answer {
    this.lastId += 1;
    const answer = { resultId: String(this.lastId), data };
    this.answers.delete(uri);
    this.answers.set(uri, answer);
    for (const oldest of [...this.answers.keys()].slice(0, -mostKept)) {
      this.answers.delete(oldest);
    }
    return answer;
  }
}

/** The one stretch in which two lists of numbers differ; none where they are the same. */
function difference(before: readonly number[], after: readonly number[]): SemanticTokensDelta['edits'] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) {
    start += 1;
  }
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) {
    end += 1;
  }
  const deleteCount = before.length - start - end;
  const data = after.slice(start, after.length - end);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}
