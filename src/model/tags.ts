/** A number that stands for a text. */
export type TagOf = (text: string) => number;

const allTags = 2 ** 16;

/**
 * Draws a tag of 16 bits for each text: equal texts have equal tags, and no two texts share one. A tag is not made from
 * the text, so nobody who has the tag can try texts against it.
 * @param random 0..1, from a source that nobody can repeat
 * @param taken tags that stand for other texts
 */
export function drawTags(random: () => number, taken: Iterable<number> = []): TagOf {
  const tags = new Map<string, number>();
  const used = new Set(taken);
  const draw = (): number => {
    const tag = Math.floor(random() * allTags);
    return used.has(tag) && used.size < allTags ? draw() : tag;
  };
  return (text) => {
    const tag = tags.get(text) ?? draw();
    tags.set(text, tag);
    used.add(tag);
    return tag;
  };
}
