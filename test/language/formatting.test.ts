import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyChanges, formattingChanges, rangeFormatting } from '../../server/src/language/features/index';
import { findings } from '../../server/src/language/index';
import { afterEdits, clientSample, documentOf, serverSample } from './support';
import { seededRandom, shortened } from './values/support';

function formatted(text: string): string {
  return applyChanges(text, formattingChanges(documentOf(text)));
}

/** A text without blanks: what formatting must not change. */
function ink(text: string): string {
  return text.replace(/[ \t\r\n]/g, '');
}

for (const [title, before, after] of [
  [
    'the = gets a blank on either side',
    'A\n{\nSSH=server\nVerbose  \t=   true\n}\n',
    'A\n{\nSSH = server\nVerbose = true\n}\n',
  ],
  ['names, braces and pairs begin their lines', '  A\n\t{\n  SSH = server\n }\n', 'A\n{\nSSH = server\n}\n'],
  ['blanks at the end of a line go', 'A \n{\t\n\t\nSSH = server  \n} \n', 'A\n{\n\nSSH = server\n}\n'],
  ['the last line gets a line break', 'A\n{\n}', 'A\n{\n}\n'],
  ['a line break is of the kind that the file has', 'A\r\n{\r\n}', 'A\r\n{\r\n}\r\n'],
  [
    'a comment keeps its place',
    'A\n{\n   # a comment  \nSSH=server # no comment\n}\n',
    'A\n{\n   # a comment\nSSH = server # no comment\n}\n',
  ],
  ['blanks inside of a value stay', 'A\n{\nSTART_CYCLE=*/2  *  * * *\n}\n', 'A\n{\nSTART_CYCLE = */2  *  * * *\n}\n'],
  ['a brace beside a name is left to its quick fix', ' A {\nSSH=server }\n', 'A {\nSSH = server }\n'],
  ['a missing value gets no blank', 'A\n{\nSSH=\nVerbose=  \n}\n', 'A\n{\nSSH =\nVerbose =\n}\n'],
  ['a CR that ends the lines ends the last one too', 'A\r{\r}', 'A\r{\r}\r'],
  [
    'a value that begins with # gets no blank before it, which would make a comment of it',
    'A\n{\nDATABASE_NAME=#1\n}\n',
    'A\n{\nDATABASE_NAME =#1\n}\n',
  ],
  ['text that belongs nowhere is left alone', '  foo  =  bar\n', '  foo  =  bar\n'],
  ['an empty file stays empty', '', ''],
] as const) {
  test(title, () => {
    assert.equal(formatted(before), after);
  });
}

test('of the samples only a blank behind a brace changes', () => {
  assert.equal(formatted(clientSample), clientSample.replace('} \n', '}\n'));
  assert.equal(formatted(serverSample), serverSample);
});

test('a formatted file needs no change at all', () => {
  assert.deepEqual(formattingChanges(documentOf(serverSample)), []);
});

/** What is found, but for the rules about the blanks and the line end that formatting changes. */
function rulesOf(text: string): string[] {
  const ended = ['tab', 'missing-final-newline'];
  return findings(documentOf(text))
    .map(({ problem }) => problem.rule)
    .filter((rule) => !ended.includes(rule));
}

test('formatting changes blanks only, is done after one pass, and brings no problem', () => {
  const random = seededRandom(7);
  const pieces = [' ', '\t', '\n', '\r\n', '  # c', '{', '}', '=', '  x = 1', '\n\n'];
  const damaged = Array.from({ length: 2000 }, () => {
    let text = random() < 0.5 ? clientSample : serverSample;
    for (let change = 0; change < 4; change += 1) {
      const at = Math.floor(random() * (text.length + 1));
      text = text.slice(0, at) + (pieces[Math.floor(random() * pieces.length)] ?? '') + text.slice(at);
    }
    return text;
  });
  for (const text of [...damaged, ...shortened(clientSample)]) {
    const once = formatted(text);
    assert.equal(ink(once), ink(text));
    assert.equal(formatted(once), once, JSON.stringify(text));
    assert.deepEqual(rulesOf(once), rulesOf(text), JSON.stringify(text));
  }
});

/** The text after the lines that a range touches were formatted; positions are `line:character`. */
function formattedIn(text: string, from: string, to: string): string {
  const document = documentOf(text);
  const [start, end] = [from, to].map((place) => {
    const [line = 0, character = 0] = place.split(':').map(Number);
    return { line, character };
  });
  assert.ok(start && end);
  return afterEdits(document, rangeFormatting(document, { start, end }));
}

const crooked = 'A \n{\n SSH=server\n}\n B\n{\nSSH=server\nVerbose=true\n}';

for (const [title, from, to, expected] of [
  ['a line that is selected in part', '2:3', '2:4', crooked.replace(' SSH=server', 'SSH = server')],
  ['a line with a caret in it', '7:0', '7:0', crooked.replace('Verbose=true', 'Verbose = true')],
  ['whole lines, without the one at whose start they end', '6:0', '7:0', crooked.replace('\nSSH=', '\nSSH = ')],
  ['lines of several blocks', '2:0', '4:1', crooked.replace(' SSH=server', 'SSH = server').replace(' B', 'B')],
  ['the last line, with its line break', '8:0', '8:1', `${crooked}\n`],
  ['a line beyond the end, which is the last one', '98:0', '99:0', `${crooked}\n`],
] as const) {
  test(`formatting a range takes ${title}`, () => {
    assert.equal(formattedIn(crooked, from, to), expected);
  });
}

for (const [text, expected] of [
  ['SSH=server', ['"" -> " "', '"" -> " "']],
  ['SSH  = \tserver', ['" " -> ""', '"\\t" -> ""']],
  ['SSH\t =\tserver', ['"\\t" -> ""', '"\\t" -> " "']],
] as const) {
  test(`of ${JSON.stringify(text)} only the blanks change that have to`, () => {
    const block = `A\n{\n${text}\n}\n`;
    const changes = formattingChanges(documentOf(block)).map(
      ({ offset, length, newText }) =>
        `${JSON.stringify(block.slice(offset, offset + length))} -> ${JSON.stringify(newText)}`,
    );
    assert.deepEqual(changes, expected);
  });
}

test('the order of REMOTE_NODES and the blanks between them stay as they are', () => {
  const block = 'A\n{\nREMOTE_NODES = 10.0.0.2;10.0.0.1 ;  10.0.0.2\n}\n';
  assert.equal(formatted(block), block);
});

test('each blank changes once, in the order of the text', () => {
  const offsets = (text: string): readonly number[] => formattingChanges(documentOf(text)).map(({ offset }) => offset);
  assert.deepEqual(offsets(' {\nSSH = server\n}\n'), [0]);
  assert.deepEqual(offsets('A \n{\n SSH=server\n}\n'), [1, 5, 9, 10]);
});
