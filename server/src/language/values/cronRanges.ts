export interface Range {
  readonly first: number;
  readonly last: number;
}

/** Neighbouring values as ranges, two of them as single ones: 1, 2, 3, 5, 6 are 1 to 3, 5 and 6. */
export function ranges(values: readonly number[]): readonly Range[] {
  const found: Range[] = [];
  for (let index = 0; index < values.length;) {
    const first = values[index] ?? 0;
    let end = index + 1;
    while (values[end] === first + end - index) {
      end++;
    }
    const last = first + end - index - 1;
    found.push(
      ...(last === first + 1 ? [first, last].map((value) => ({ first: value, last: value })) : [{ first, last }]),
    );
    index = end;
  }
  return found;
}

/** How far the values are from each other, where all distances are the same. */
export function stepOf(values: readonly number[]): number | undefined {
  const [first = 0, second = 0] = values;
  const step = second - first;
  return values.length > 1 && values.every((value, index) => value === first + index * step) ? step : undefined;
}
