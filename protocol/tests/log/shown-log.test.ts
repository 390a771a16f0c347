import { describe, expect, it } from 'vitest';
import { editionOf, editionsOfSlot } from '../../log/entries.ts';
import { editionsBefore } from '../../log/proof.ts';
import { afterShown, contradict, type ShownLog } from '../../log/shown-log.ts';

/**
 * The log of a publisher at a slot. From slot `since` on, its content differs from the true log. `more` are editions of
 * keys, besides the one of each slot.
 */
function shownAt(
  slot: number,
  { since = Number.POSITIVE_INFINITY, paused = [] as number[], more = [] as number[] } = {},
): ShownLog {
  const newest = Math.max(editionOf(slot, 0), ...more);
  const slots = Array.from({ length: 17 }, (_, age) => slot - age).filter((one) => !paused.includes(one));
  const editions = [...slots.map((one) => editionOf(one, 0)), ...more].sort((a, b) => b - a);
  const all = editions.map((edition) => ({
    edition,
    root: `${edition < editionOf(since, 0) ? 'all' : 'you'} ${edition}`,
  }));
  const [first, ...earlier] = all.filter(({ edition }) => edition >= newest - editionsBefore);
  return { edition: first?.edition ?? 0, size: 10 * slot, root: first?.root ?? '', earlier: earlier.slice(0, 20) };
}

describe('the log as two answers show it', () => {
  it.each([0, 1, 4, 15, 16, 40])('is the same if the second is %i slots younger, whichever comes first', (slots) => {
    expect(contradict(shownAt(100), shownAt(100 + slots))).toBe(false);
    expect(contradict(shownAt(100 + slots), shownAt(100))).toBe(false);
    expect(contradict(shownAt(100, { paused: [97, 98] }), shownAt(100 + slots, { paused: [97, 98] }))).toBe(false);
  });

  it.each([0, 1, 4, 15, 16])(
    'is contradictory if one was made for this person, and the other is %i slots younger',
    (slots) => {
      const one = shownAt(100, { since: 100 });
      expect(contradict(one, shownAt(100 + slots))).toBe(true);
      expect(contradict(shownAt(100 + slots), one)).toBe(true);
      expect(contradict(shownAt(100), shownAt(100 + slots, { since: 100 }))).toBe(true);
    },
  );

  it('is contradictory if one says that nothing was published', () => {
    expect(contradict(shownAt(100), shownAt(103, { paused: [100] }))).toBe(true);
    expect(contradict(shownAt(99), shownAt(103, { paused: [98] }))).toBe(true);
  });

  it('is contradictory even if only the past differs', () => {
    const { earlier, ...rest } = shownAt(100);
    const other = earlier.with(5, { edition: earlier[5]?.edition ?? 0, root: 'another' });
    expect(contradict(shownAt(100), { ...rest, earlier: other })).toBe(true);
  });

  it('is contradictory if one has keys between two publications that the other lacks', () => {
    const more = [editionOf(100, 3)];
    expect(contradict(shownAt(100), shownAt(100, { more }))).toBe(false);
    expect(contradict(shownAt(101, { more }), shownAt(100, { more }))).toBe(false);
    expect(contradict(shownAt(101), shownAt(100, { more }))).toBe(true);
    expect(contradict(shownAt(100, { more: [editionOf(100, 2)] }), shownAt(100, { more }))).toBe(true);
  });

  it('is the same even if there were more editions than an answer lists, of which it shows nothing', () => {
    const more = [90, 91, 92, 93, 94, 95, 96, 97].flatMap((slot) => [editionOf(slot, 1), editionOf(slot, 2)]);
    const crowded = shownAt(100, { more });
    expect(crowded.earlier).toHaveLength(20);
    expect(contradict(shownAt(97, { more }), crowded)).toBe(false);
    expect(contradict(shownAt(98), crowded)).toBe(true);
    expect(contradict(shownAt(88), crowded)).toBe(false);
  });
});

describe('the kept log', () => {
  const showing = (...logs: readonly ShownLog[]) =>
    logs.reduce((kept, shown) => afterShown(kept, shown), [] as readonly ShownLog[]);
  const counters = (kept: readonly ShownLog[]) => kept.map(({ edition }) => edition / editionsOfSlot);

  it('is the newest log of an honest publisher, whatever the order of its answers', () => {
    expect(counters(showing(shownAt(100), shownAt(101), shownAt(104)))).toEqual([104]);
    expect(counters(showing(shownAt(101), shownAt(100)))).toEqual([101]);
    expect(counters(showing(shownAt(100), shownAt(200)))).toEqual([200]);
  });

  it('includes one that was made for this person, until four days are over', () => {
    const trapped = shownAt(101, { since: 101 });
    // Nothing contradicts it yet.
    expect(counters(showing(shownAt(100), trapped))).toEqual([101]);
    expect(counters(showing(shownAt(101), trapped))).toEqual([101, 101]);
    for (const order of [[shownAt(100), trapped], [trapped, shownAt(100)], [trapped]]) {
      for (const later of [101, 102, 110, 117]) {
        const kept = showing(...order, shownAt(later));
        expect([counters(kept), kept[0]?.root]).toEqual([[later, 101], `all ${editionOf(later, 0)}`]);
      }
      expect(counters(showing(...order, shownAt(105), shownAt(118)))).toEqual([118]);
    }
  });

  it('is no more than two, however many logs there are', () => {
    const logs = [100, 101, 102, 103].map((since) => shownAt(104, { since }));
    expect(showing(...logs)).toHaveLength(2);
  });
});
