import { later, type Later } from './later';

/**
 * Publishes a file's diagnostics soon after it changed, and once for many changes that came together. There is no fixed
 * delay: whoever types slowly sees every state, and a burst is answered once the queue of messages is read.
 */
export class Publisher {
  private readonly publish: (uri: string) => void;
  private readonly later: Later;
  private readonly pending = new Set<string>();

  constructor(publish: (uri: string) => void, when: Later = later) {
    this.publish = publish;
    this.later = when;
  }

  mark(uri: string): void {
    if (this.pending.has(uri)) {
      return;
    }
    this.pending.add(uri);
    this.later(() => {
      this.pending.delete(uri);
      this.publish(uri);
    });
  }
}
