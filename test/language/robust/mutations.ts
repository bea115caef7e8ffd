import fc from 'fast-check';

/** What a text is cut into before something happens to one of the pieces. */
const units = {
  character: (text: string) => text.split(''),
  token: (text: string) => text.match(/\w+|[^\S\n]+|[^\w]/g) ?? [],
  line: (text: string) => text.split(/(?<=\n)/),
} as const;

const actions = {
  insert: (pieces: string[], at: number, piece: string) => pieces.splice(at, 0, piece),
  delete: (pieces: string[], at: number) => pieces.splice(at, 1),
  replace: (pieces: string[], at: number, piece: string) => pieces.splice(at, 1, piece),
  duplicate: (pieces: string[], at: number) => pieces.splice(at, 0, ...pieces.slice(at, at + 1)),
  swap: (pieces: string[], at: number) => pieces.splice(at, 2, ...pieces.slice(at, at + 2).reverse()),
} as const;

/** What is inserted: everything that means something somewhere, and what nobody expects. */
const pieces = [
  ...Array.from('{}=#;,:@/%\\?*-"\'$()[]<>.09azAZ_ \t\n\r\0'),
  ...['\r\n', '\ufeff', '\u00a0', '\u200b', '\u202e', '\u2028', 'ä', '😀', '\ud83d', '\ude00', '１', '\x85'],
  ...['%s', '%%', '%(', '${secret:', '${secret:X}', 'ftp://', '@%s', ':2021', '/v0003', '*/5', '5-1', '@daily'],
  ...['Connection1\n{\n', '}\n', 'SSH = client\n', 'SSH = server\n', 'Verbose = true', 'REMOTE_NODES = ', '10.0.0.1; '],
  ...['# backup-sync: disable-next-line ', '# backup-sync: disable-file unknown-key\n'],
];

interface Edit {
  readonly unit: keyof typeof units;
  readonly action: keyof typeof actions;
  readonly at: number;
  readonly piece: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  unit: fc.constantFrom(...(Object.keys(units) as (keyof typeof units)[])),
  action: fc.constantFrom(...(Object.keys(actions) as (keyof typeof actions)[])),
  at: fc.nat(5000),
  piece: fc.constantFrom(...pieces),
});

function applied(text: string, { unit, action, at, piece }: Edit): string {
  const cut = [...units[unit](text)];
  actions[action](cut, at % (cut.length + 1), piece);
  return cut.join('');
}

/** One of some texts after one to four edits. */
export function mutated(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([text, edits]) => edits.reduce(applied, text));
}
