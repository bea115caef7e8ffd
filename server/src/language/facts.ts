import { checkBlocks, type BlockHead } from './checks';
import { glanceAtBlock, type OrdinaryBlock } from './ordinary';
import { rules, type RuleId } from './rules/index';
import type { Problem } from './rules/problem';
import { gravity } from './rules/rule';
import { directivesOf, type Directive } from './syntax/directives';
import { parseSegment } from './syntax/parser';
import type { Segment } from './syntax/segments';
import { checkCharacters, firstPlainFtp, firstTab, uploadBytes } from './textChecks';

/** What is known of a segment by itself, in offsets of the segment; made once, and all that a check of the file needs. */
export interface Facts {
  /** What is wrong with it, in no order. */
  readonly problems: readonly Problem<RuleId>[];
  readonly heads: readonly BlockHead[];
  readonly directives: readonly Directive[];
  /** Whether it holds nothing but comments, or not even those. */
  readonly isSilent: boolean;
  readonly isEmpty: boolean;
  /** Whether there may be line breaks other than LF. */
  readonly hasReturns: boolean;
  /** Where the first tab stands that only separates, and the first URL that is not encrypted. */
  readonly tab: number | undefined;
  readonly plainFtp: number | undefined;
  /** Without comments and blank lines. */
  readonly uploadBytes: number;
}

export function factsOf(segment: Segment): Facts {
  const ordinary = glanceAtBlock(segment.text);
  return ordinary ? ordinaryFacts(ordinary) : read(segment);
}

function ordinaryFacts({ head, plainFtp, uploadBytes: bytes }: OrdinaryBlock): Facts {
  return {
    problems: none,
    heads: [head],
    directives: none,
    isSilent: false,
    isEmpty: false,
    hasReturns: false,
    tab: undefined,
    plainFtp,
    uploadBytes: bytes,
  };
}

const none = [] as const;

/** What the parser and the checks say. */
export function read(segment: Segment): Facts {
  const { children, problems: syntax } = segment.passingPart(parseSegment);
  const { heads, problems: ofBlocks } = checkBlocks(
    segment.text,
    children.filter((child) => child.kind === 'block'),
  );
  const problems: readonly Problem<RuleId>[] = [...syntax, ...ofBlocks];
  const grave = problems.filter(({ rule }) => gravity[rules[rule].level] >= gravity.warning);
  return {
    problems: [...problems, ...checkCharacters(segment, grave)],
    heads,
    directives: directivesOf(segment),
    isSilent: children.every(({ kind }) => kind === 'comment'),
    isEmpty: children.length === 0,
    hasReturns: segment.text.includes('\r'),
    tab: firstTab(segment),
    get plainFtp() {
      return segment.part(firstPlainFtp).offset;
    },
    uploadBytes: uploadBytes(segment),
  };
}
