import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOf, textOf, type DocumentNode, type Span } from '../../server/src/language/syntax/nodes';
import { parseSegment } from '../../server/src/language/syntax/parser';
import { Segments } from '../../server/src/language/syntax/segments';
import { parse } from '../../server/src/language/syntax/tree';
import { mark } from '../support/caret';
import { clientSample, serverSample } from './support';
import { seededRandom, shortened } from './values/support';

/** The tree as text: `Name{KEY=value …}`, `#` for a comment, `?` for what belongs nowhere. */
function sketch(text: string): string {
  const show = (span: Span) => textOf(text, span);
  return parse(text)
    .children.map((node) => {
      if (node.kind !== 'block') {
        return node.kind === 'comment' ? '#' : `?${JSON.stringify(show(node))}`;
      }
      const inside = node.children.map((child) => {
        switch (child.kind) {
          case 'pair':
            return `${show(child.key)}${child.equals === undefined ? '~' : '='}${show(child.value)}`;
          case 'comment':
            return '#';
          case 'stray':
            return `?${show(child)}`;
        }
      });
      const open = node.open === undefined ? '<' : '{';
      const close = node.close === undefined ? '>' : '}';
      return `${show(node.name)}${open}${inside.join(' ')}${close}`;
    })
    .join(' ');
}

function complaintsOf(text: string) {
  const { all, starts } = Segments.of(text);
  return all.flatMap((segment, index) =>
    segment
      .part(parseSegment)
      .problems.map((problem) => ({ ...problem, offset: problem.offset + (starts[index] ?? 0) })),
  );
}

/** `rule "marked text"` for each problem of the parser. */
function problems(text: string): string[] {
  return complaintsOf(text).map((problem) => `${problem.rule} ${JSON.stringify(textOf(text, problem))}`);
}

interface Case {
  readonly title: string;
  readonly text: string;
  readonly tree: string;
  readonly problems?: readonly string[];
}

const cases: readonly Case[] = [
  { title: 'a block has a name, braces and pairs', text: 'A\n{\nSSH = server\n}\n', tree: 'A{SSH=server}' },
  {
    title: 'blanks around the = do not count',
    text: 'A\n{\nSSH=server\nVerbose\t=  true  \n}',
    tree: 'A{SSH=server Verbose=true}',
  },
  { title: 'a value may hold =', text: 'A\n{\nSSH = a=b\n}', tree: 'A{SSH=a=b}' },
  {
    title: 'a # is a comment at the start of a line only',
    text: '# a\nA\n{\n  # b\nSSH = a#b\n}',
    tree: '# A{# SSH=a#b}',
  },
  {
    title: 'comments may stand between the name and the brace',
    text: 'A\n# c\n\n{\nSSH = server\n}',
    tree: 'A{# SSH=server}',
  },
  { title: 'CRLF ends a line', text: 'A\r\n{\r\nSSH = server\r\n}\r\n', tree: 'A{SSH=server}' },
  { title: 'a lone CR ends a line', text: 'A\r{\rSSH = server\r}\r', tree: 'A{SSH=server}' },
  { title: 'a byte order mark is no part of the name', text: '\uFEFFA\n{\n}', tree: 'A{}' },
  { title: 'tabs and indentation are allowed', text: '\tA\n\t{\n\tSSH = server\n\t}', tree: 'A{SSH=server}' },
  { title: 'nothing is a file too', text: '', tree: '' },
  { title: 'the brace of a secret closes nothing', text: 'A\n{\nSSH = ${secret:X}\n}', tree: 'A{SSH=${secret:X}}' },
  {
    title: 'a brace beside the name opens the block',
    text: 'A {\nSSH = server\n}',
    tree: 'A{SSH=server}',
    problems: ['brace-not-alone "{"'],
  },
  {
    title: 'a whole block on one line is understood',
    text: 'A { SSH = server }',
    tree: 'A{SSH=server}',
    problems: ['brace-not-alone "{"', 'brace-not-alone "}"'],
  },
  {
    title: 'an empty value before a brace is empty',
    text: 'A\n{\nSSH = }',
    tree: 'A{SSH=}',
    problems: ['brace-not-alone "}"'],
  },
  {
    title: 'a comment behind a brace is a comment',
    text: 'A\n{ # c\nSSH = server\n} # d',
    tree: 'A{# SSH=server} #',
    problems: ['comment-behind-text "# c"', 'comment-behind-text "# d"'],
  },
  {
    title: 'a block without a name is a block',
    text: '{\nSSH = server\n}',
    tree: '{SSH=server}',
    problems: ['missing-name "{"'],
  },
  {
    title: 'a known key behind a name shows that the { is missing',
    text: 'A\nSSH = server\n}',
    tree: 'A<SSH=server}',
    problems: ['missing-open-brace "A"'],
  },
  {
    title: 'the end of the file ends a block',
    text: 'A\n{\nSSH = server\n',
    tree: 'A{SSH=server>',
    problems: ['unclosed-block "{"'],
  },
  {
    title: 'the next header ends a block',
    text: 'A\n{\nSSH = client\nB\n{\nSSH = server\n}',
    tree: 'A{SSH=client> B{SSH=server}',
    problems: ['unclosed-block "{"'],
  },
  {
    title: 'the next header ends a block also with its brace beside it',
    text: 'A\n{\nSSH = client\nB {\nSSH = server\n}',
    tree: 'A{SSH=client> B{SSH=server}',
    problems: ['unclosed-block "{"', 'brace-not-alone "{"'],
  },
  {
    title: 'a second } belongs to nothing',
    text: 'A\n{\n}\n}',
    tree: 'A{} ?"}"',
    problems: ['stray-brace "}"'],
  },
  {
    title: 'a second { belongs to nothing',
    text: 'A\n{\n{\nSSH = server\n}',
    tree: 'A{?{ SSH=server}',
    problems: ['stray-brace "{"'],
  },
  {
    title: 'lines outside of a block are one complaint',
    text: 'A\n{\n}\nSSH = server\n\nfoo bar\n',
    tree: 'A{} ?"SSH = server\\n\\nfoo bar"',
    problems: ['text-outside-block "SSH = server\\n\\nfoo bar"'],
  },
  {
    title: 'a name that nothing follows is text outside of a block',
    text: 'A',
    tree: '?"A"',
    problems: ['text-outside-block "A"'],
  },
  {
    title: 'a known key without = keeps its value',
    text: 'A\n{\nSSH server\n}',
    tree: 'A{SSH~server}',
    problems: ['missing-equals "SSH"'],
  },
  {
    title: 'other text without = is all key',
    text: 'A\n{\nfoo bar\n}',
    tree: 'A{foo bar~}',
    problems: ['missing-equals "foo bar"'],
  },
  {
    title: 'a secret in a line without = opens no block',
    text: 'A\n{\nLOCAL_URL ftp://u:${secret:X}@%s/v0003\nSSH = client\n}',
    tree: 'A{LOCAL_URL~ftp://u:${secret:X}@%s/v0003 SSH=client}',
    problems: ['missing-equals "LOCAL_URL"'],
  },
  {
    title: 'a line may lack its key',
    text: 'A\n{\n= server\n}',
    tree: 'A{=server}',
    problems: ['missing-key-name "="'],
  },
];

for (const { title, text, tree, problems: expected = [] } of cases) {
  test(title, () => {
    assert.equal(sketch(text), tree);
    assert.deepEqual(problems(text), expected);
  });
}

test('offsets of a pair count from the start of the document', () => {
  const text = 'A\n{\n KEY = some value \n}\n';
  const [block] = parse(text).children;
  assert.ok(block?.kind === 'block');
  const [pair] = block.children;
  assert.ok(pair?.kind === 'pair');
  assert.equal(mark(text, pair), 'A\n{\n ⟦KEY = some value⟧ \n}\n');
  assert.equal(mark(text, pair.key), 'A\n{\n ⟦KEY⟧ = some value \n}\n');
  assert.equal(mark(text, pair.value), 'A\n{\n KEY = ⟦some value⟧ \n}\n');
  assert.equal(text[pair.equals ?? 0], '=');
});

/** The leaves of a tree: what no other node is a part of. */
function leavesOf(tree: DocumentNode): readonly Span[] {
  const one = (offset: number | undefined): Span[] => (offset === undefined ? [] : [{ offset, length: 1 }]);
  return tree.children.flatMap((node) =>
    node.kind === 'block'
      ? [
          node.name,
          ...one(node.open),
          ...node.children.flatMap((child) =>
            child.kind === 'pair' ? [child.key, ...one(child.equals), child.value] : [child],
          ),
          ...one(node.close),
        ]
      : [node],
  );
}

/** Says what is wrong with the tree of a text, if anything is. */
function defectOf(text: string): string | undefined {
  const tree = parse(text);
  const complaints = complaintsOf(text);
  const holders = new Uint8Array(text.length);
  for (const { offset, length } of leavesOf(tree)) {
    if (offset < 0 || length < 0 || offset + length > text.length) {
      return 'a leaf lies outside of the text';
    }
    for (let at = offset; at < offset + length; at += 1) {
      holders[at] = (holders[at] ?? 0) + 1;
    }
  }
  const lonely = holders.findIndex((count, at) => count === 0 && !/[ \t\r\n]/.test(text[at] ?? ''));
  if (lonely > 0 || (lonely === 0 && !text.startsWith('\uFEFF'))) {
    return `nothing holds the character at ${lonely}`;
  }
  if (holders.some((count) => count > 1)) {
    return 'two leaves overlap';
  }
  const nested = tree.children.every((node, index) => endOf(node) <= (tree.children[index + 1]?.offset ?? text.length));
  if (!nested) {
    return 'the nodes are not in order';
  }
  const outside = complaints.find(({ offset, length }) => offset < 0 || length <= 0 || offset + length > text.length);
  return outside && `${outside.rule} lies outside of the text`;
}

test('every prefix and every deletion of the samples has a whole tree', () => {
  for (const text of [...shortened(clientSample), ...shortened(serverSample)]) {
    const defect = defectOf(text);
    assert.equal(defect, undefined, JSON.stringify(text));
  }
});

test('thousands of damaged samples have a whole tree', () => {
  const random = seededRandom(20);
  const pick = <T>(from: ArrayLike<T>): T => from[Math.floor(random() * from.length)] as T;
  const pieces = [
    '{',
    '}',
    '=',
    '\n',
    '\r',
    '\r\n',
    '#',
    ' ',
    '\t',
    '${',
    '${secret:a}',
    'SSH',
    'A',
    '\uFEFF',
    'é',
    '😀',
    '\0',
  ];
  for (let round = 0; round < 5000; round += 1) {
    let text = pick([clientSample, serverSample, '', clientSample.replaceAll('\n', '\r\n')]);
    for (let change = 0; change <= round % 8; change += 1) {
      const at = Math.floor(random() * (text.length + 1));
      text = text.slice(0, at) + pick(pieces) + text.slice(at + Math.floor(random() * 4));
    }
    assert.equal(defectOf(text), undefined, JSON.stringify(text));
  }
});
