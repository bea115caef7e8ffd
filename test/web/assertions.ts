/** Node's own assertions are not there in a browser. */
export function ok(value: unknown, message: string): asserts value {
  if (value === undefined || value === null || value === false) {
    throw new Error(message);
  }
}

export function equal(actual: unknown, expected: unknown): void {
  ok(
    JSON.stringify(actual) === JSON.stringify(expected),
    `${JSON.stringify(actual)} is not ${JSON.stringify(expected)}`,
  );
}
