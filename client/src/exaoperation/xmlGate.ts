import * as l10n from '@vscode/l10n';
import { parser as createParser, type SAXParser } from 'sax';
import { isList, type XmlRpcStruct, type XmlRpcValue } from './values';

export interface GateProblem {
  /** `foreign`: no XML-RPC at all (a page, JSON …); `broken`: not readable; `odd`: readable, but of no use to us. */
  readonly kind: 'foreign' | 'broken' | 'odd';
  readonly reason: string;
}

/** What a methodResponse holds: the value that was asked for, or the one that describes a fault. */
export type Content =
  | { readonly kind: 'value'; readonly value: XmlRpcValue }
  | { readonly kind: 'fault'; readonly value: XmlRpcValue }
  | { readonly kind: 'problem'; readonly problem: GateProblem };

export interface Gate {
  /** Reads the next piece; true while nothing is wrong. */
  write(text: string): boolean;
  /** At the end of the answer. */
  end(): Content;
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
const INTEGER = /^\s*[+-]?\d{1,20}\s*$/;
const DOUBLE = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;
const DATE = /^\s*(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d):?(\d\d)/;

/** How the text of a leaf is read; undefined where it has not the form of its type. */
const LEAVES: Readonly<Record<string, (text: string) => XmlRpcValue | undefined>> = {
  string: (text) => text,
  int: readInt32,
  i4: readInt32,
  i8: () => undefined,
  boolean: (text) => (text === '0' || text === '1' ? text === '1' : undefined),
  double: (text) => (DOUBLE.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined),
  base64: (text) => (BASE64.test(text.replace(/\s+/g, '')) ? Buffer.from(text, 'base64') : undefined),
  'dateTime.iso8601': readDate,
  nil: readNil,
  'ex:nil': readNil,
  name: (text) => text,
};

function readInt32(text: string): number | undefined {
  return INTEGER.test(text) && Number(text) === (Number(text) | 0) ? Number(text) : undefined;
}

/** Without a zone, as XML-RPC has it: that of this computer is as good as any. */
function readDate(text: string): Date | undefined {
  const [year, month = 0, ...rest] = (DATE.exec(text) ?? []).slice(1).map(Number);
  return year === undefined ? undefined : new Date(year, month - 1, ...rest);
}

function readNil(text: string): null | undefined {
  return text.trim() === '' ? null : undefined;
}

/** What an element with elements in it makes of their values; those without a row pass on the only one. */
const BUILDERS: Readonly<Record<string, (values: readonly XmlRpcValue[]) => XmlRpcValue>> = {
  data: (values) => values,
  struct: (members) => Object.fromEntries(members.filter(isList).map(([name, value]) => [name, value])) as XmlRpcStruct,
  member: (nameAndValue) => nameAndValue,
};

interface Frame {
  readonly name: string;
  readonly rule: Rule | undefined;
  children: number;
  /** Of a leaf, or of a value without a type. */
  text: string;
  /** Text that is not blank, in an element of any kind. */
  hasText: boolean;
  /** Of its children. */
  readonly values: XmlRpcValue[];
  /** Of a struct: the member names so far. */
  names?: Set<string>;
}

/** Without a prototype: sax would take `&toString;` for an entity. */
const ENTITIES = Object.assign(Object.create(null) as Record<string, string>, {
  amp: '&',
  gt: '>',
  lt: '<',
  quot: '"',
  apos: "'",
});

/**
 * Reads an answer in one pass, and strictly: what is not one well-formed methodResponse of known elements, each with
 * what it may hold, is a problem. Packages for XML-RPC accept almost anything: unclosed tags, `<int>12abc</int>`.
 */
export function createGate(): Gate {
  return new StrictGate();
}

class StrictGate implements Gate {
  readonly #parser: SAXParser = createParser(true);
  readonly #open: Frame[] = [];
  #problem: GateProblem | undefined;
  #sawRoot = false;
  #isFault = false;
  #values = 0;
  #content: XmlRpcValue = null;

  constructor() {
    this.#parser.ENTITIES = ENTITIES;
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

  end(): Content {
    if (this.#problem === undefined) {
      if (!this.#sawRoot) {
        this.#fail('broken', l10n.t('it is empty'));
      } else {
        this.#parser.close();
      }
    }
    return this.#problem === undefined
      ? { kind: this.#isFault ? 'fault' : 'value', value: this.#content }
      : { kind: 'problem', problem: this.#problem };
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
      this.#isFault ||= name === 'fault';
      this.#open.push({ name, rule: RULES[name], children: 0, text: '', hasText: false, values: [] });
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
    const mayHoldText = frame.rule === undefined || (frame.name === 'value' && frame.children === 0);
    if (mayHoldText) {
      frame.text += text;
    } else if (!isBlank) {
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
      return;
    }
    const value = valueOf(frame);
    if (value === undefined) {
      this.#fail('broken', l10n.t('{0} holds something else', frame.name));
      return;
    }
    if (frame.name === 'name') {
      this.#memberName(frame.text);
    }
    const parent = this.#open.at(-1);
    if (parent === undefined) {
      this.#content = value;
    } else {
      parent.values.push(value);
    }
  }

  /** `__proto__` would replace the prototype of the struct; of two members of one name the later would hide the first. */
  #memberName(name: string): void {
    const struct = this.#open.at(-2);
    if (name === '__proto__' || struct?.names?.has(name) === true) {
      this.#fail('odd', l10n.t('struct with a member that is refused or comes twice'));
    }
    if (struct !== undefined) {
      (struct.names ??= new Set()).add(name);
    }
  }
}

/** Undefined where a leaf holds something else than it should. */
function valueOf({ name, rule, children, text, values }: Frame): XmlRpcValue | undefined {
  if (rule === undefined) {
    return LEAVES[name]?.(text);
  }
  const build = BUILDERS[name];
  if (build !== undefined) {
    return build(values);
  }
  return children === 0 ? text : values[0];
}

/** sax adds line, column and character on lines of their own. */
function firstLine(error: Error): string {
  return (error.message.split('\n')[0] ?? '').slice(0, 100);
}
