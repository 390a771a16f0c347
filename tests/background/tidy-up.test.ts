import { networkStateWords } from '../../src/model/network-states.ts';
import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nameNetwork } from '../../src/background/name-network.ts';
import { stopTidying, tidyUp } from '../../src/background/tidy-up.ts';
import { losesNetwork } from '../../src/history/same-network.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { deleteHistories, inBothHistories, openHistory } from '../../src/platform/store/open-history.ts';
import { readHistorySince, rememberHistorySince } from '../../src/platform/values/local-values.ts';
import { fake, resetFake } from '../fake-extension.ts';
import { roundOf, verdictOf } from '../platform/records.ts';

beforeEach(async () => {
  resetFake();
  globalThis.indexedDB ??= new IDBFactory();
  await deleteHistories();
});
afterEach(() => {
  vi.useRealTimers();
});

const dayMs = 24 * 3_600_000;
const now = new Date(2026, 10, 25, 18).getTime();
const ages = [0, 29, 31, 89, 91, 364, 366];

/** One round at noon on each day, this many days ago. */
async function remember(): Promise<void> {
  const store = await openHistory();
  for (const age of ages) {
    const at = now - age * dayMs;
    await store.closeRound(roundOf(at, { verdicts: [verdictOf('telegram', at)] }));
  }
}

async function agesLeft(): Promise<number[]> {
  const rounds = await (await openHistory()).roundsSince(0);
  return rounds.map(({ at }) => Math.round((now - at) / dayMs));
}

describe('tidying up', () => {
  it('ends after the slice in hand when it is stopped, and goes on the next time', async () => {
    vi.useFakeTimers({ now, toFake: ['Date'] });
    fake.values.settings = { ...defaultSettings, keepDays: 30 };
    await remember();
    const tidying = tidyUp();
    await stopTidying();
    await tidying;
    expect((await agesLeft()).length).toBeGreaterThan(2);
    await tidyUp();
    expect(await agesLeft()).toEqual([0, 29]);
  });

  it.each([
    [30, [0, 29]],
    [90, [0, 29, 31, 89]],
    [365, [0, 29, 31, 89, 91, 364]],
    ['forever', ages],
  ] as const)('deletes rounds that are older than the person wants them kept: %s', async (keepDays, left) => {
    vi.useFakeTimers({ now, toFake: ['Date'] });
    fake.values.settings = { ...defaultSettings, keepDays };
    await remember();
    await tidyUp();
    expect(await agesLeft()).toEqual(left);
  });

  it('keeps rounds for 90 days if nothing was chosen', async () => {
    vi.useFakeTimers({ now, toFake: ['Date'] });
    await remember();
    await tidyUp();
    expect(await agesLeft()).toEqual([0, 29, 31, 89]);
  });

  it('keeps all rounds of the oldest day, since its roll-up could not be made again otherwise', async () => {
    vi.useFakeTimers({ now, toFake: ['Date'] });
    const morning = new Date(2026, 10, 25 - 90, 0, 1).getTime();
    const store = await openHistory();
    await store.closeRound(roundOf(morning));
    await store.closeRound(roundOf(morning - 2 * 60_000));
    await tidyUp();
    expect((await store.roundsSince(0)).map(({ at }) => at)).toEqual([morning]);
  });

  it('is done once more when it is asked for while it runs', async () => {
    vi.useFakeTimers({ now, toFake: ['Date'] });
    await remember();
    const going = tidyUp();
    fake.values.settings = { ...defaultSettings, keepDays: 30 };
    await Promise.all([going, tidyUp()]);
    expect(await agesLeft()).toEqual([0, 29]);
  });
});

describe('the beginning of the history', () => {
  beforeEach(async () => {
    vi.useFakeTimers({ now, toFake: ['Date'] });
    await rememberHistorySince(1);
    await remember();
  });

  it('is forgotten when the person deletes the last round', async () => {
    await inBothHistories((store) => store.beginToForget({ service: 'telegram' }));
    await tidyUp();
    expect(await readHistorySince()).toBeUndefined();
  });

  it('is forgotten when the last round is too old and deleted', async () => {
    vi.setSystemTime(now + 100 * dayMs);
    await tidyUp();
    expect(await readHistorySince()).toBeUndefined();
  });

  it('is the time of the oldest round that is left', async () => {
    await tidyUp();
    expect(await readHistorySince()).toBe(now - 89 * dayMs);
    await inBothHistories((store) => store.beginToForget({ since: 0, until: now - 30 * dayMs }));
    await tidyUp();
    expect(await readHistorySince()).toBe(now - 29 * dayMs);
    await inBothHistories((store) => store.beginToForget({ since: now - dayMs, until: now + dayMs }));
    await tidyUp();
    expect(await readHistorySince()).toBe(now - 29 * dayMs);
  });

  it('is kept when the browser has removed all rounds, so that pages can say so', async () => {
    await deleteHistories();
    await tidyUp();
    expect(await readHistorySince()).toBe(1);
  });
});

describe('if no trace is left', () => {
  beforeEach(async () => {
    vi.useFakeTimers({ now, toFake: ['Date'] });
    await remember();
    fake.values.settings = { ...defaultSettings, leaveNoTrace: true };
  });

  it('deletes what is forgotten from the disk too', async () => {
    await inBothHistories((store) => store.beginToForget({ service: 'telegram' }));
    await tidyUp();
    fake.values.settings = defaultSettings;
    expect(await agesLeft()).toEqual([]);
  });

  it('keeps rounds on the disk until they are deleted, however old they are', async () => {
    await tidyUp();
    fake.values.settings = defaultSettings;
    expect(await agesLeft()).toEqual(ages);
  });
});

describe('a network', () => {
  it('gets its own id, and keeps it when it is renamed', async () => {
    const home = await nameNetwork({ label: ' Ho\u200bme\u202e ', metered: false });
    const work = await nameNetwork({ label: 'Work', metered: true });
    expect(work).not.toBe(home);
    expect(await nameNetwork({ id: home, label: 'Flat', metered: false })).toBe(home);
    const networks = await (await openHistory()).networks();
    expect(networks.map(({ id, label, metered }) => [id, label, metered]).sort()).toEqual(
      [
        [home, 'Flat', undefined],
        [work, 'Work', true],
      ].sort(),
    );
  });

  it('is unknown after a round that lost the connection', () => {
    expect(
      networkStateWords.filter((state) => losesNetwork({ network: { state, because: [], answered: 0, tried: 0 } })),
    ).toEqual(['offline', 'captive-portal', 'changed']);
  });
});
