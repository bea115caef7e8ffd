/** What is used of a browser's worker: the code is compiled without the types of the DOM, which it must not use. */
declare class Worker {
  constructor(script: string);
  postMessage(message: unknown): void;
  addEventListener(type: 'error', listener: (event: { preventDefault(): void }) => void): void;
  terminate(): void;
}
