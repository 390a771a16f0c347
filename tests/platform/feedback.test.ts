import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Feedback } from '../../src/history/feedback.ts';
import { deleteHistories } from '../../src/platform/store/open-history.ts';
import { resetFake } from '../fake-extension.ts';
import { roundOf } from './records.ts';
import { inMemory, onDisk, type WholeHistory } from './whole-history.ts';

beforeEach(() => {
  resetFake();
  globalThis.indexedDB = new IDBFactory();
});

const said = (change: Partial<Feedback> = {}): Feedback => ({
  round: 1000,
  profile: 'unknown',
  service: 'telegram',
  says: 'wrong',
  ...change,
});
const all = (store: WholeHistory) => store.feedback(0, Number.MAX_SAFE_INTEGER);

describe.each([
  ['on the disk', onDisk],
  ['in memory', inMemory],
])('a person’s feedback on verdicts, %s', (_where, open) => {
  it('is stored for each round and service, and replaced by a new answer', async () => {
    const store = await open();
    await store.putFeedback(said());
    await store.putFeedback(said({ service: 'signal' }));
    await store.putFeedback(said({ says: 'right' }));
    expect(await store.feedback(1000, 1001)).toHaveLength(2);
    expect(await store.feedback(1001, 2000)).toEqual([]);
    expect((await all(store)).find(({ service }) => service === 'telegram')?.says).toBe('right');
  });

  it.each([
    ['a service', { service: 'telegram' }, 'signal'],
    ['a network', { profile: 'unknown' }, 'home'],
    ['a range of time', { since: 0, until: 1001 }, 'later'],
  ])('is deleted with %s', async (_what, what, left) => {
    const store = await open();
    const other = {
      signal: said({ service: 'signal' }),
      home: said({ round: 2000, profile: 'home' }),
      later: said({ round: 3000 }),
    };
    await store.putFeedback(said());
    const kept = other[left as keyof typeof other];
    await store.putFeedback(kept);
    await store.beginToForget(what);
    expect(await all(store)).toEqual([kept]);
  });

  it('is deleted with everything', async () => {
    const store = await open();
    await store.putFeedback(said());
    await deleteHistories();
    expect(await all(await open())).toEqual([]);
  });
});

it('is deleted with rounds that are too old', async () => {
  const store = await onDisk();
  for (const round of [1000, 9000]) {
    await store.closeRound(roundOf(round));
    await store.putFeedback(said({ round }));
  }
  while (await store.tidyOnce(5000));
  expect((await all(store)).map(({ round }) => round)).toEqual([9000]);
});
