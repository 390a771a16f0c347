import { describe, expect, it } from 'vitest';
import { afterShown, contradict, type ShownLog } from '../../../../src/community/protocol/log/shown-log.ts';

/** The log of a publisher at a slot. From slot `since` on it is another one than that of the others. */
function shownAt(counter: number, { since = Number.POSITIVE_INFINITY, paused = [] as number[] } = {}): ShownLog {
  const rootAt = (slot: number) => (paused.includes(slot) ? '' : `${slot < since ? 'all' : 'you'} ${slot}`);
  const earlier = Array.from({ length: 16 }, (_, age) => rootAt(counter - 1 - age));
  return { counter, size: 10 * counter, root: rootAt(counter), earlier };
}

describe('what two answers show of the log', () => {
  it.each([0, 1, 4, 15, 16, 40])('is one where the second is %i slots younger, whichever comes first', (slots) => {
    expect(contradict(shownAt(100), shownAt(100 + slots))).toBe(false);
    expect(contradict(shownAt(100 + slots), shownAt(100))).toBe(false);
    expect(contradict(shownAt(100, { paused: [97, 98] }), shownAt(100 + slots, { paused: [97, 98] }))).toBe(false);
  });

  it.each([0, 1, 4, 15, 16])(
    'contradicts where one was made for this person, and the other is %i slots younger',
    (slots) => {
      const one = shownAt(100, { since: 100 });
      expect(contradict(one, shownAt(100 + slots))).toBe(true);
      expect(contradict(shownAt(100 + slots), one)).toBe(true);
      expect(contradict(shownAt(100), shownAt(100 + slots, { since: 100 }))).toBe(true);
    },
  );

  it('contradicts where one says that nothing was published', () => {
    expect(contradict(shownAt(100), shownAt(103, { paused: [100] }))).toBe(true);
    expect(contradict(shownAt(99), shownAt(103, { paused: [98] }))).toBe(true);
  });

  it('contradicts also where only the past differs', () => {
    const { earlier, ...rest } = shownAt(100);
    expect(contradict(shownAt(100), { ...rest, earlier: earlier.with(5, 'another') })).toBe(true);
  });
});

describe('what is kept', () => {
  const showing = (...logs: readonly ShownLog[]) =>
    logs.reduce((kept, shown) => afterShown(kept, shown), [] as readonly ShownLog[]);
  const counters = (kept: readonly ShownLog[]) => kept.map(({ counter }) => counter);

  it('is the newest log of an honest publisher, whatever the order of its answers', () => {
    expect(counters(showing(shownAt(100), shownAt(101), shownAt(104)))).toEqual([104]);
    expect(counters(showing(shownAt(101), shownAt(100)))).toEqual([101]);
    expect(counters(showing(shownAt(100), shownAt(200)))).toEqual([200]);
  });

  it('is also the one that was made for this person, until four days are over', () => {
    const trapped = shownAt(101, { since: 101 });
    // Nothing contradicts it yet.
    expect(counters(showing(shownAt(100), trapped))).toEqual([101]);
    expect(counters(showing(shownAt(101), trapped))).toEqual([101, 101]);
    for (const order of [[shownAt(100), trapped], [trapped, shownAt(100)], [trapped]]) {
      for (const later of [101, 102, 110, 117]) {
        const kept = showing(...order, shownAt(later));
        expect([counters(kept), kept[0]?.root]).toEqual([[later, 101], `all ${later}`]);
      }
      expect(counters(showing(...order, shownAt(105), shownAt(118)))).toEqual([118]);
    }
  });

  it('is no more than two, however many logs there are', () => {
    const logs = [100, 101, 102, 103].map((since) => shownAt(104, { since }));
    expect(showing(...logs)).toHaveLength(2);
  });
});
