import { makeDocument } from '../documents/document';
import { Session } from '../rpc/session';
import type { MetricId } from '../metrics';
import type { Server } from '../servers/server';

/** The document that is opened after a start. */
export const startLines = 100;

/** Starts a server, opens a small file at once, and waits for its diagnostics. */
export async function measureStart(server: Server, timeout: number): Promise<ReadonlyMap<MetricId, number>> {
  const { text } = makeDocument(server.language, startLines, 1);
  const session = await Session.start(server, text, timeout);
  try {
    await session.open(text);
    return new Map([
      ['start-initialize', session.initialized],
      ['start-diagnostics', session.age],
      ['start-cpu', session.cpu],
      ['start-memory', session.memory.now],
    ]);
  } finally {
    await session.end();
  }
}
