import { TextDecoder } from 'node:util';

/** Turns the bytes of an answer into text, piece by piece. What is not valid in its encoding becomes U+FFFD. */
export interface TextReader {
  write(bytes: Uint8Array): string;
  end(): string;
}

/** As much as an XML declaration takes. */
const ENOUGH = 256;
/** Most answers are shorter, and then one decoder, which costs more than they do, serves for all of them. */
const SHORT = 16 * 1024;
const utf8 = new TextDecoder();

/** `contentType` as in the header. A byte order mark decides, then the XML declaration, then the header, then UTF-8. */
export function createTextReader(contentType: string | undefined): TextReader {
  const held: Uint8Array[] = [];
  let length = 0;
  let decoder: TextDecoder | undefined;
  const chosen = (bytes: Uint8Array): TextDecoder | undefined => chooseDecoder(bytes, contentType);
  return {
    write(bytes) {
      if (decoder !== undefined) {
        return decoder.decode(bytes, { stream: true });
      }
      held.push(bytes);
      length += bytes.length;
      if (length < SHORT) {
        return '';
      }
      const start = Buffer.concat(held);
      decoder = chosen(start) ?? new TextDecoder();
      return decoder.decode(start, { stream: true });
    },
    end() {
      if (decoder !== undefined) {
        return decoder.decode();
      }
      const all = Buffer.concat(held);
      return (chosen(all) ?? utf8).decode(all);
    },
  };
}

/** Undefined where it is, or has to be taken for, UTF-8. */
function chooseDecoder(start: Uint8Array, contentType: string | undefined): TextDecoder | undefined {
  const head = Buffer.from(start.subarray(0, ENOUGH)).toString('latin1');
  const declared = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  const named = /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType ?? '')?.[1];
  const names = [byMark(head), declared, named].filter((name) => name !== undefined);
  const isPlain = names[0] === undefined || /^utf-?8$/i.test(names[0]);
  return isPlain ? undefined : names.map(tryDecoder).find((decoder) => decoder !== undefined);
}

/** A byte order mark, or a `<` of two bytes. */
function byMark(head: string): string | undefined {
  if (/^(?:\xff\xfe|<\0)/.test(head)) {
    return 'utf-16le';
  }
  if (/^(?:\xfe\xff|\0<)/.test(head)) {
    return 'utf-16be';
  }
  return head.startsWith('\xef\xbb\xbf') ? 'utf-8' : undefined;
}

function tryDecoder(encoding: string): TextDecoder | undefined {
  try {
    return new TextDecoder(encoding);
  } catch {
    return undefined;
  }
}
