const headEnd = Buffer.from('\r\n\r\n');

/** One message as it goes over the wire. */
export function frame(message: object): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}

/** Cuts what a server prints into the bodies of its messages. Large ones are put together once, not at each chunk. */
export class FrameReader {
  private chunks: Buffer[] = [];
  private size = 0;
  /** Bytes that have to be there before it is worth looking. */
  private needed = 0;

  /** @returns the bodies that are complete with this chunk */
  read(chunk: Buffer): readonly Buffer[] {
    this.chunks.push(chunk);
    this.size += chunk.length;
    const bodies: Buffer[] = [];
    while (this.size >= this.needed && this.size > 0) {
      const body = this.take();
      if (!body) {
        break;
      }
      bodies.push(body);
    }
    return bodies;
  }

  private take(): Buffer | undefined {
    const all = this.chunks.length === 1 && this.chunks[0] ? this.chunks[0] : Buffer.concat(this.chunks);
    const end = all.indexOf(headEnd);
    const length = end < 0 ? undefined : lengthIn(all.toString('latin1', 0, end));
    const start = end + headEnd.length;
    const isComplete = length !== undefined && all.length >= start + length;
    this.keep(isComplete ? all.subarray(start + length) : all);
    this.needed = length === undefined || isComplete ? 0 : start + length;
    return isComplete ? all.subarray(start, start + length) : undefined;
  }

  private keep(rest: Buffer): void {
    this.chunks = [rest];
    this.size = rest.length;
  }
}

/** Some servers print a line of their own first: the head is looked for anywhere. */
function lengthIn(head: string): number | undefined {
  const digits = /Content-Length: *([0-9]+)/i.exec(head)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
