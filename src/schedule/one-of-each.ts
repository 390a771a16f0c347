/** The first item with each key, in their order. Those without a key are left out. */
export function oneOfEach<Item>(items: readonly Item[], keyOf: (item: Item) => string | undefined): Item[] {
  const first = new Map<string, Item>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined && !first.has(key)) first.set(key, item);
  }
  return [...first.values()];
}
