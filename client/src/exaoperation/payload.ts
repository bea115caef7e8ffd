import * as l10n from '@vscode/l10n';
import { argumentError, type Result } from './errors';
import type { Encode } from './plugin';
import { findUnsendable } from './text';

/**
 * The argument becomes one argument of a process on the node, for which Linux gives 128 KiB with its final NUL. Base64
 * makes four bytes of three, so 96 KiB less one group fit.
 */
export const MAX_PAYLOAD_BYTES = 96 * 1024 - 3;

/** A text as the argument of callPlugin: as it is, or as base64 of its UTF-8 on one line. */
export function encodeArgument(text: string, encode: Encode): Result<string> {
  const size = Buffer.byteLength(text);
  if (size > MAX_PAYLOAD_BYTES) {
    const problem = l10n.t('The argument has {0} bytes; more than {1} do not reach the node.', size, MAX_PAYLOAD_BYTES);
    return { ok: false, error: argumentError(problem, l10n.t('Make it smaller, for example by removing comments.')) };
  }
  const at = findUnsendable(text);
  if (at >= 0) {
    const line = text.slice(0, at).split('\n').length;
    const problem = l10n.t('The argument holds a control character (line {0}).', line);
    return { ok: false, error: argumentError(problem, l10n.t('Remove it: the plugin could not read it.')) };
  }
  return { ok: true, value: encode === 'base64' ? Buffer.from(text).toString('base64') : text };
}
