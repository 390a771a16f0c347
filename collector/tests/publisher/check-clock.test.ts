import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkClock } from '../../publisher/check-clock.ts';
import { deleteOld } from '../../publisher/delete-old.ts';
import { addCounts } from '../../store/add-counts.ts';
import { storePublication } from '../../store/publications.ts';
import { readSnapshots, storeSnapshots } from '../../store/snapshots.ts';
import type { Store } from '../../store/store.ts';
import { newStore } from '../new-store.ts';
import { counter } from './sample-parts.ts';

const root = mkdtempSync(join(tmpdir(), 'reachable-clock-'));
let store: Store;
beforeAll(async () => {
  store = await newStore(join(root, 'store'));
});
afterAll(async () => {
  await store.close();
  rmSync(root, { recursive: true, force: true });
});
beforeEach(async () => {
  for (const table of ['counts', 'snapshots', 'publications', 'log']) await store.query(`DELETE FROM ${table}`);
});

const day = 4;
const keepDays = 90;
const count = (slot: number) =>
  addCounts(store, [{ slot, cc: 'TR', asn: 9, service: 'telegram', relay: 'one', state: 'works', n: 40 }]);
const left = async () => {
  const rows = await store.query<{ slot: number }>('SELECT slot FROM counts ORDER BY slot');
  return rows.map(({ slot }) => slot);
};

/** A run of the publisher; returns its error. */
async function run(slot: number, isClockRight = false): Promise<string> {
  try {
    await checkClock(store, slot, isClockRight);
    await deleteOld(store, slot, keepDays);
    return 'published';
  } catch (error) {
    return error instanceof Error ? error.message : 'not an error';
  }
}

describe('a clock that is 100 days ahead for one run', () => {
  it('deletes nothing and stops nothing: the run is refused, and the next one with a right clock is not', async () => {
    const slots = Array.from({ length: 90 }, (_, age) => counter - 1 - day * age).reverse();
    for (const slot of slots) await count(slot);
    await run(counter - day);
    await run(counter);
    expect(await run(counter + 100 * day)).toMatch(
      'The clock of this machine says 2027-03-05T06:00Z, but the newest that the store knows of is 2026-11-25T06:00Z. ' +
        'If the clock is right now, start once with CLOCK_IS_RIGHT=1.',
    );
    expect(await left()).toEqual(slots);
    expect(await run(counter + 1)).toBe('published');
    expect(await left()).toEqual(slots);
  });

  it('deletes nothing even if a gateway on the same machine has counted by this clock', async () => {
    await count(counter - 1);
    await run(counter);
    await count(counter + 100 * day);
    expect(await run(counter + 100 * day)).toBe('published');
    expect(await run(counter + 100 * day + 3)).toBe('published');
    expect(await left()).toEqual([counter - 1, counter + 100 * day]);
  });

  it('can be undone if it was believed', async () => {
    await count(counter - 1);
    await run(counter);
    const later = {
      cc: 'TR',
      counter: counter + 100 * day,
      signature: new Uint8Array(64),
      body: new Uint8Array(9),
      proof: new Uint8Array(),
    };
    await run(later.counter, true);
    await storeSnapshots(store, [later]);
    expect(await run(counter + 1)).toMatch('the clock of this machine is wrong');
    expect(await run(counter + 1, true)).toBe('published');
    expect(await readSnapshots(store)).toEqual([]);
    expect(await run(counter + 2)).toBe('published');
    expect(await left()).toEqual([counter - 1]);
  });
});

describe('a clock that differs from the store', () => {
  it('is trusted on an empty store', async () => {
    expect(await run(counter)).toBe('published');
  });

  it.each([
    ['the last publication', () => storePublication(store, counter - 8)],
    ['the newest count', () => count(counter - 8)],
  ])('is trusted up to two days after %s', async (_what, know) => {
    await storePublication(store, counter - 400);
    await know();
    expect(await run(counter + 1)).toMatch('CLOCK_IS_RIGHT=1');
    expect(await run(counter)).toBe('published');
  });

  it('is trusted if gateways have counted while no publisher ran', async () => {
    await storePublication(store, counter - 400);
    await count(counter);
    expect(await run(counter)).toBe('published');
  });

  it('deletes only at the second of two runs a day apart', async () => {
    await count(counter - 200 * day);
    await run(counter, true);
    expect(await left()).toHaveLength(1);
    await run(counter + day - 1);
    expect(await left()).toHaveLength(1);
    await run(counter + day);
    expect(await left()).toHaveLength(0);
  });
});
