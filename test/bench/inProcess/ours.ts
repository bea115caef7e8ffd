import { findings, readDocument } from '../../../server/src/language/index';

/** All that the command `check` does with one file by itself. */
export function checkConnectionFile(text: string): number {
  return findings(readDocument('file:///bench/client.backupsync', text)).length;
}
