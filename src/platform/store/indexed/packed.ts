/**
 * A compact text for many records of the same few shapes: the names of the fields are written once for each shape, and
 * what is the same is written once. Whatever JSON can say comes back as it was, so a field that is new needs no change.
 *
 * In the text an object is `[n, ...values]` with the n-th list of names, a list is `[-1, ...items]`, `[-2, n]` is the n-th
 * object again, and anything else is itself.
 */
export function pack(value: unknown): string {
  const shapes = new Map<string, number>();
  const known = new Map<string, number>();
  const write = (part: unknown): string => {
    if (Array.isArray(part)) return `[${['-1', ...part.map(write)].join(',')}]`;
    if (typeof part !== 'object' || !part) return JSON.stringify(part);
    const fields = Object.entries(part).filter(([, field]) => field !== undefined);
    const names = JSON.stringify(fields.map(([name]) => name));
    const shape = shapes.get(names) ?? shapes.size;
    shapes.set(names, shape);
    const text = `[${[shape, ...fields.map(([, field]) => write(field))].join(',')}]`;
    const again = known.get(text);
    if (again !== undefined) return `[-2,${again}]`;
    known.set(text, known.size);
    return text;
  };
  const written = write(value);
  return `{"shapes":[${[...shapes.keys()].join(',')}],"value":${written}}`;
}

/** What was packed. */
export function unpack(text: string): unknown {
  const { shapes, value } = JSON.parse(text) as { readonly shapes: readonly string[][]; readonly value: unknown };
  const known: unknown[] = [];
  const read = (part: unknown): unknown => {
    if (!Array.isArray(part)) return part;
    const [shape, ...values] = part as [number, ...unknown[]];
    if (shape === -1) return values.map(read);
    if (shape === -2) return known[values[0] as number];
    const object = Object.fromEntries((shapes[shape] ?? []).map((name, index) => [name, read(values[index])]));
    known.push(object);
    return object;
  };
  return read(value);
}
