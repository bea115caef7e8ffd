import { TextDecoder } from 'node:util';

/** Turns the bytes of an answer into text, piece by piece. What is not valid in its encoding becomes U+FFFD. */
export interface TextReader {
  write(bytes: Uint8Array): string;
  end(): string;
}

// As much as an XML declaration takes; the encoding is decided when that much is there, or at the end.
const ENOUGH = 256;

/** `contentType` as in the header. A byte order mark decides, then the XML declaration, then the header, then UTF-8. */
export function createTextReader(contentType: string | undefined): TextReader {
  let held: Uint8Array = new Uint8Array();
  let decoder: TextDecoder | undefined;
  return {
    write(bytes) {
      if (decoder !== undefined) {
        return decoder.decode(bytes, { stream: true });
      }
      held = Buffer.concat([held, bytes]);
      if (held.length < ENOUGH) {
        return '';
      }
      decoder = chooseDecoder(held, contentType);
      return decoder.decode(held, { stream: true });
    },
    end() {
      return decoder === undefined ? chooseDecoder(held, contentType).decode(held) : decoder.decode();
    },
  };
}

function chooseDecoder(start: Uint8Array, contentType: string | undefined): TextDecoder {
  const head = Buffer.from(start.subarray(0, ENOUGH)).toString('latin1');
  const declared = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  const named = /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType ?? '')?.[1];
  return [byMark(head), declared, named].map(tryDecoder).find((decoder) => decoder !== undefined) ?? new TextDecoder();
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

function tryDecoder(encoding: string | undefined): TextDecoder | undefined {
  try {
    return encoding === undefined ? undefined : new TextDecoder(encoding);
  } catch {
    return undefined;
  }
}
