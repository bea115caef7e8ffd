import { sanitizeOutput } from '../text';
import { read, type RemoteCall } from './call';

export function getEXASuiteVersion(): RemoteCall<string> {
  return read('getEXASuiteVersion', (value) => (typeof value === 'string' ? sanitizeOutput(value).trim() : undefined));
}
