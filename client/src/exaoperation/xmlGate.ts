import * as l10n from '@vscode/l10n';
import { parser as createParser, type SAXParser } from 'sax';

export interface GateProblem {
  /** `foreign`: no XML-RPC at all (a page, JSON …); `broken`: not readable; `odd`: readable, but of no use to us. */
  readonly kind: 'foreign' | 'broken' | 'odd';
  readonly reason: string;
}

export interface Gate {
  /** Looks at the next piece; true while nothing is wrong. */
  write(text: string): boolean;
  /** At the end of the answer: what is wrong with it, if anything. */
  end(): GateProblem | undefined;
}

const MAX_DEPTH = 64;
const MAX_VALUES = 200_000;

interface Rule {
  readonly children: readonly string[];
  /** How many children it must have (exactly, or at most). */
  readonly exactly?: number;
  readonly most?: number;
}

const TYPES = ['string', 'int', 'i4', 'i8', 'boolean', 'double', 'base64', 'dateTime.iso8601', 'nil', 'ex:nil'];
/** What may stand in what. An element without a row here is a leaf and holds text only. */
const RULES: Readonly<Record<string, Rule>> = {
  methodResponse: { children: ['params', 'fault'], exactly: 1 },
  params: { children: ['param'], exactly: 1 },
  param: { children: ['value'], exactly: 1 },
  fault: { children: ['value'], exactly: 1 },
  value: { children: [...TYPES, 'array', 'struct'], most: 1 },
  array: { children: ['data'], exactly: 1 },
  data: { children: ['value'] },
  struct: { children: ['member'] },
  member: { children: ['name', 'value'], exactly: 2 },
};

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const isInt32 = (text: string) => /^\s*[+-]?\d{1,20}\s*$/.test(text) && Number(text) === (Number(text) | 0);
/** The lexical form of each leaf whose text is looked at; the deserializer would take `12abc` for 12. */
const LEAVES: Readonly<Record<string, (text: string) => boolean>> = {
  int: isInt32,
  i4: isInt32,
  i8: (text) => /^-?\d{1,20}$/.test(text),
  boolean: (text) => text === '0' || text === '1',
  double: (text) => /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(text) && Number.isFinite(Number(text)),
  base64: (text) => BASE64.test(text.replace(/\s+/g, '')),
  'dateTime.iso8601': (text) => /^\d{4}-?\d\d-?\d\dT\d\d:?\d\d:?\d\d/.test(text.trim()),
  nil: (text) => text.trim() === '',
  'ex:nil': (text) => text.trim() === '',
};

interface Frame {
  readonly name: string;
  readonly rule: Rule | undefined;
  children: number;
  /** Collected only where a leaf's form is checked. */
  text: string;
  /** Text that is not blank, in an element of any kind. */
  hasText: boolean;
  /** Of a struct: the member names so far. */
  readonly names: Set<string>;
}

/**
 * The strict part in front of the deserializer, which by itself accepts almost anything: unclosed tags, two documents,
 * unknown entities, `<int>12abc</int>`. Only what is one well-formed methodResponse of known elements passes.
 */
export function createGate(): Gate {
  const gate = new StrictGate();
  return { write: (text) => gate.write(text), end: () => gate.end() };
}

class StrictGate {
  readonly #parser: SAXParser = createParser(true);
  readonly #open: Frame[] = [];
  #problem: GateProblem | undefined;
  #sawRoot = false;
  #values = 0;

  constructor() {
    // Without a prototype: sax would take `&toString;` for an entity.
    this.#parser.ENTITIES = Object.assign(Object.create(null) as Record<string, string>, {
      amp: '&',
      gt: '>',
      lt: '<',
      quot: '"',
      apos: "'",
    });
    this.#parser.onerror = (error) => this.#fail(this.#sawRoot ? 'broken' : 'foreign', firstLine(error));
    this.#parser.ondoctype = (text) =>
      this.#fail(/^\s*html\b/i.test(text) ? 'foreign' : 'broken', l10n.t('it declares a document type'));
    this.#parser.onopentag = (tag) => this.#openTag(tag.name);
    this.#parser.ontext = (text) => this.#text(text);
    this.#parser.oncdata = (text) => this.#text(text);
    this.#parser.onclosetag = () => this.#closeTag();
  }

  write(text: string): boolean {
    if (this.#problem === undefined) {
      this.#parser.write(text);
    }
    return this.#problem === undefined;
  }

  end(): GateProblem | undefined {
    if (this.#problem === undefined) {
      if (!this.#sawRoot) {
        this.#fail('broken', l10n.t('it is empty'));
      } else {
        this.#parser.close();
      }
    }
    return this.#problem;
  }

  /** The first problem counts; the parser may report more for the same slice. */
  #fail(kind: GateProblem['kind'], reason: string): void {
    this.#problem ??= { kind, reason };
  }

  #openTag(name: string): void {
    if (this.#problem !== undefined) {
      return;
    }
    const parent = this.#open.at(-1);
    const complaint = parent === undefined ? this.#complainAboutRoot(name) : this.#complainAboutChild(parent, name);
    if (complaint !== undefined) {
      this.#fail(...complaint);
    } else {
      this.#open.push({ name, rule: RULES[name], children: 0, text: '', hasText: false, names: new Set() });
    }
  }

  #complainAboutRoot(name: string): readonly [GateProblem['kind'], string] | undefined {
    if (this.#sawRoot) {
      return ['broken', l10n.t('it holds more than one document')];
    }
    this.#sawRoot = true;
    if (name === 'methodResponse') {
      return undefined;
    }
    return [
      name.toLowerCase() === 'methodresponse' ? 'broken' : 'foreign',
      l10n.t('its root is {0}', name.slice(0, 40)),
    ];
  }

  #complainAboutChild(parent: Frame, name: string): readonly [GateProblem['kind'], string] | undefined {
    parent.children += 1;
    this.#values += Number(name === 'value');
    const { rule } = parent;
    const most = rule?.exactly ?? rule?.most ?? Infinity;
    const inOrder = parent.name !== 'member' || rule?.children[parent.children - 1] === name;
    if (rule?.children.includes(name) !== true || parent.children > most || !inOrder || parent.hasText) {
      return [
        'broken',
        l10n.t('{child} cannot stand there in {parent}', { child: name.slice(0, 40), parent: parent.name }),
      ];
    }
    if (this.#open.length >= MAX_DEPTH || this.#values > MAX_VALUES) {
      return ['broken', l10n.t('it is nested too deeply or has too many values')];
    }
    return name === 'i8' ? ['odd', 'i8'] : undefined;
  }

  #text(text: string): void {
    const frame = this.#open.at(-1);
    if (frame === undefined || this.#problem !== undefined) {
      return;
    }
    const isBlank = !/[^\t\r\n ]/.test(text);
    frame.hasText ||= !isBlank;
    if (Object.hasOwn(LEAVES, frame.name) || frame.name === 'name') {
      frame.text += text;
    }
    const mayHoldText = frame.rule === undefined || (frame.name === 'value' && frame.children === 0);
    if (!isBlank && !mayHoldText) {
      this.#fail('broken', l10n.t('{0} cannot hold text', frame.name));
    }
  }

  #closeTag(): void {
    const frame = this.#open.pop();
    if (frame === undefined || this.#problem !== undefined) {
      return;
    }
    if (frame.rule?.exactly !== undefined && frame.children !== frame.rule.exactly) {
      const kind = frame.name === 'methodResponse' ? 'foreign' : 'broken';
      this.#fail(kind, l10n.t('{0} is incomplete', frame.name));
    } else if (frame.name === 'name') {
      this.#memberName(frame.text);
    } else if (LEAVES[frame.name]?.(frame.text) === false) {
      this.#fail('broken', l10n.t('{0} holds something else', frame.name));
    }
  }

  /** `__proto__` would replace the prototype of the struct; of two members of one name the later would hide the first. */
  #memberName(name: string): void {
    const struct = this.#open.at(-2);
    if (name === '__proto__' || struct?.names.has(name) === true) {
      this.#fail('odd', l10n.t('struct with a member that is refused or comes twice'));
    }
    struct?.names.add(name);
  }
}

/** sax adds line, column and character on lines of their own. */
function firstLine(error: Error): string {
  return (error.message.split('\n')[0] ?? '').slice(0, 100);
}
