import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/model/chance.ts';
import { drawTags } from '../../src/model/tags.ts';

const addresses = Array.from({ length: 1000 }, (_, n) => `192.0.${n >> 8}.${n & 255}`);

describe('the tags of a round', () => {
  it('are the same for the same text, and have 16 bits', () => {
    const tagOf = drawTags(seededRandom(1));
    const tags = addresses.map(tagOf);
    expect(addresses.map(tagOf)).toEqual(tags);
    for (const tag of tags) expect(tag).toBe(tag & 0xffff);
  });

  it('are not shared by two texts, or with earlier tags', () => {
    const taken = addresses.map(drawTags(seededRandom(1)));
    const tags = addresses.map(drawTags(seededRandom(1), taken));
    expect(new Set([...taken, ...tags]).size).toBe(2000);
  });

  it('depend on chance and not on the text, so that nobody can try texts against them', () => {
    const firstTags = (seed: number) => new Set(addresses.map((address) => drawTags(seededRandom(seed))(address)));
    const [one, another] = [firstTags(1), firstTags(2)];
    expect(one.size).toBe(1);
    expect(another.size).toBe(1);
    expect(one).not.toEqual(another);
  });

  it('do not run out, however many texts there are', () => {
    const tagOf = drawTags(
      seededRandom(1),
      Array.from({ length: 2 ** 16 }, (_, tag) => tag),
    );
    expect(tagOf('one more')).toBe(tagOf('one more'));
  });
});
