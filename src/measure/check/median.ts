/** The middle value; the lower of the two middle ones when their number is even. */
export function median(values: readonly number[]): number | undefined {
  return ascending(values)[Math.floor((values.length - 1) / 2)];
}

/** The same, but the higher of the two. */
export function upperMedian(values: readonly number[]): number | undefined {
  return ascending(values)[Math.floor(values.length / 2)];
}

const ascending = (values: readonly number[]) => values.toSorted((one, other) => one - other);
