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

  it('are shared by no two texts, nor with what was tagged before', () => {
    const taken = addresses.map(drawTags(seededRandom(1)));
    const tags = addresses.map(drawTags(seededRandom(1), taken));
    expect(new Set([...taken, ...tags]).size).toBe(2000);
  });

  it('tell nobody which address they stand for', () => {
    // Whoever knows all but the chance can try every address: three rounds gave each of them away.
    const rounds = [1, 2, 3].map((seed) => addresses.map(drawTags(seededRandom(seed)))[0]);
    const others = [4, 5, 6].map((seed) => addresses.map(drawTags(seededRandom(seed)))[0]);
    expect(rounds).not.toEqual(others);
  });

  it('run out for no number of texts', () => {
    const tagOf = drawTags(
      seededRandom(1),
      Array.from({ length: 2 ** 16 }, (_, tag) => tag),
    );
    expect(tagOf('one more')).toBe(tagOf('one more'));
  });
});
