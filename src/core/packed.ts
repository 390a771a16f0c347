/**
 * A compact text for many records of the same few shapes: the names of the fields are written once for each shape.
 * Whatever JSON can say comes back as it was, so a field that is new needs no change here.
 *
 * In the text an object is `[n, ...values]` with the n-th list of names, a list is `[-1, ...items]`, and anything else
 * is itself.
 */
export function pack(value: unknown): string {
  const shapes = new Map<string, number>();
  const write = (part: unknown): unknown => {
    if (Array.isArray(part)) return [-1, ...part.map(write)];
    if (typeof part !== 'object' || !part) return part;
    const fields = Object.entries(part).filter(([, field]) => field !== undefined);
    const names = JSON.stringify(fields.map(([name]) => name));
    const shape = shapes.get(names) ?? shapes.size;
    shapes.set(names, shape);
    return [shape, ...fields.map(([, field]) => write(field))];
  };
  const written = JSON.stringify(write(value));
  return `{"shapes":[${[...shapes.keys()].join(',')}],"value":${written}}`;
}

/** What was packed. */
export function unpack(text: string): unknown {
  const { shapes, value } = JSON.parse(text) as { readonly shapes: readonly string[][]; readonly value: unknown };
  const read = (part: unknown): unknown => {
    if (!Array.isArray(part)) return part;
    const [shape, ...values] = part as [number, ...unknown[]];
    if (shape === -1) return values.map(read);
    return Object.fromEntries((shapes[shape] ?? []).map((name, index) => [name, read(values[index])]));
  };
  return read(value);
}
