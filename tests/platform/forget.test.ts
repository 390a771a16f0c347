import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Observation } from '../../src/model/observation.ts';
import type { Round } from '../../src/model/round.ts';
import { resetFake } from '../fake-extension.ts';
import { observationOf, roundOf, verdictOf } from './records.ts';
import { inMemory, onDisk, type WholeHistory } from './whole-history.ts';

beforeEach(() => {
  resetFake();
  globalThis.indexedDB = new IDBFactory();
});

const hourMs = 3_600_000;
/** Noon, so that some hours before and after are the same day in every time zone. */
const noon = new Date(2026, 10, 25, 12).getTime();
const day = '2026-11-25';

const checked = (at: number, change: Partial<Round> = {}): Round =>
  roundOf(at, {
    services: ['telegram', 'signal'],
    verdicts: [verdictOf('telegram', at), verdictOf('signal', at)],
    ...change,
  });

async function remember(store: WholeHistory, ...rounds: readonly Round[]): Promise<void> {
  for (const round of rounds) {
    await store.addObservation(round.at, observationOf(round.at + 1));
    await store.closeRound(round);
  }
}

/** Stores the end of the round, but leaves its observations in the journal. */
async function couldNotClose(store: WholeHistory, round: Round, ...more: readonly Observation[]): Promise<void> {
  for (const seen of [observationOf(round.at + 1), ...more]) await store.addObservation(round.at, seen);
  await store.putRound({ ...round, problem: 'storage-full' });
}

async function tidy(store: WholeHistory, keepSince = 0): Promise<void> {
  while (await store.tidyOnce(keepSince));
}

const totals = async (store: WholeHistory) =>
  (await store.days('2000', '3000')).map(({ day, profile, services }) => [
    day,
    profile,
    Object.fromEntries(Object.entries(services).map(([id, { total }]) => [id, total.rounds])),
  ]);

const times = async (store: WholeHistory) => (await store.roundsSince(0)).map(({ at }) => at);

describe.each([
  ['on the disk', onDisk],
  ['in memory', inMemory],
])('a history %s', (_where, open) => {
  it('is rolled up round by round', async () => {
    const store = await open();
    await remember(store, checked(noon), checked(noon + hourMs), checked(noon + 24 * hourMs, { profile: 'home' }));
    expect(await totals(store)).toEqual([
      [day, 'unknown', { telegram: 2, signal: 2 }],
      ['2026-11-26', 'home', { telegram: 1, signal: 1 }],
    ]);
    expect((await store.hours('signal', day, day)).map(({ hours }) => Object.keys(hours))).toEqual([['12', '13']]);
    expect(await store.span()).toEqual({ first: day, last: '2026-11-26' });
  });

  it('forgets one service with its observations', async () => {
    const store = await open();
    await remember(store, checked(noon), checked(noon + hourMs, { services: ['telegram'], verdicts: [] }));
    await store.beginToForget({ service: 'telegram' });
    expect(await totals(store)).toEqual([[day, 'unknown', { signal: 1 }]]);
    expect(await store.hours('telegram', day, day)).toEqual([]);
    await tidy(store);
    expect(await store.roundsSince(0)).toEqual([
      checked(noon, { services: ['signal'], verdicts: [verdictOf('signal', noon)] }),
    ]);
    expect(await store.observationsOf(noon)).toEqual([]);
    expect(await store.observationsOf(noon + hourMs)).toEqual([]);
  });

  it('forgets one network', async () => {
    const store = await open();
    await store.putNetwork({ id: 'home', label: 'Home' });
    await remember(store, checked(noon, { profile: 'home' }), checked(noon + hourMs));
    await store.beginToForget({ profile: 'home' });
    await tidy(store);
    expect(await totals(store)).toEqual([[day, 'unknown', { telegram: 1, signal: 1 }]]);
    expect(await times(store)).toEqual([noon + hourMs]);
    expect(await store.observationsOf(noon)).toEqual([]);
    expect((await store.networks()).map(({ id }) => id)).toEqual(['unknown']);
  });

  it('forgets a period, and keeps the rest of the same day', async () => {
    const store = await open();
    await remember(store, ...[-24, 0, 1, 2, 24].map((hours) => checked(noon + hours * hourMs)));
    await store.beginToForget({ since: noon + hourMs, until: noon + 2 * hourMs });
    await tidy(store);
    expect(await times(store)).toEqual([24, 2, 0, -24].map((hours) => noon + hours * hourMs));
    expect((await totals(store)).map(([, , services]) => services)).toEqual(
      [1, 2, 1].map((rounds) => ({ telegram: rounds, signal: rounds })),
    );
    expect(await store.observationsOf(noon + hourMs)).toEqual([]);
  });

  it('forgets with a period when somebody was on a network', async () => {
    const store = await open();
    await store.putNetwork({ id: 'home', label: 'Home' });
    await remember(store, checked(noon, { profile: 'home' }), checked(noon + hourMs, { profile: 'home' }));
    await store.beginToForget({ since: noon, until: noon + 2 * hourMs });
    await tidy(store);
    expect(await store.networks()).toEqual([{ id: 'home', label: 'Home' }]);
  });

  it('forgets whole days whose rounds are gone already, with their notes', async () => {
    const store = await open();
    await remember(store, checked(noon), checked(noon + 48 * hourMs));
    await store.putNote({ day, text: 'power cut' });
    await tidy(store, noon + hourMs);
    await store.beginToForget({
      since: new Date(2026, 10, 25).getTime(),
      until: new Date(2026, 10, 26).getTime(),
    });
    await tidy(store);
    expect((await totals(store)).map(([on]) => on)).toEqual(['2026-11-27']);
    expect(await store.notes('2000', '3000')).toEqual([]);
  });
});

describe('rounds that are too old', () => {
  it('are deleted some at a time, and the roll-ups of their days stay', async () => {
    const store = await onDisk();
    for (let back = 150; back > 0; back--) await store.closeRound(checked(noon - back * 60_000));
    await remember(store, checked(noon));
    const before = await totals(store);
    expect(await store.tidyOnce(noon)).toBe(true);
    expect(await times(store)).toHaveLength(51);
    await tidy(store, noon);
    expect(await times(store)).toEqual([noon]);
    expect(await store.observationsOf(noon)).toHaveLength(1);
    expect(await totals(store)).toEqual(before);
  });

  it('are kept if nothing is too old', async () => {
    const store = await onDisk();
    await remember(store, checked(noon));
    expect(await store.tidyOnce(0)).toBe(false);
    expect(await times(store)).toEqual([noon]);
  });
});

describe('unfinished work', () => {
  it('is continued by the next background when this one is ended', async () => {
    const first = await onDisk();
    await remember(first, checked(noon - 48 * hourMs), checked(noon - 24 * hourMs), checked(noon));
    await first.beginToForget({ service: 'telegram' });
    await first.tidyOnce(0);
    first.close();
    const second = await onDisk();
    await tidy(second);
    expect((await second.roundsSince(0)).flatMap(({ services }) => services)).toEqual(['signal', 'signal', 'signal']);
    second.close();
  });
});

describe('a round that was stored without being closed', () => {
  it('is rolled up later', async () => {
    const store = await onDisk();
    await store.putRound(checked(noon, { problem: 'storage-full' }));
    expect(await totals(store)).toEqual([]);
    await tidy(store);
    expect(await totals(store)).toEqual([[day, 'unknown', { telegram: 1, signal: 1 }]]);
  });

  it('is rolled up with another that ends meanwhile', async () => {
    const store = await onDisk();
    await store.putRound(checked(noon, { problem: 'storage-full' }));
    let ended: Promise<void> | undefined;
    vi.stubGlobal(
      'DecompressionStream',
      class extends DecompressionStream {
        constructor(format: CompressionFormat) {
          super(format);
          ended ??= store.closeRound(checked(noon + hourMs));
        }
        // The first round is inflated outside any transaction, and ends only after the other one.
        override get readable() {
          const transform = async (part: Uint8Array<ArrayBuffer>, to: TransformStreamDefaultController) => {
            await ended;
            to.enqueue(part);
          };
          return super.readable.pipeThrough(new TransformStream({ transform }));
        }
      },
    );
    await tidy(store);
    vi.unstubAllGlobals();
    await ended;
    expect(await totals(store)).toEqual([[day, 'unknown', { telegram: 2, signal: 2 }]]);
  });

  it('is deleted with its observations once it is too old', async () => {
    const store = await onDisk();
    await couldNotClose(store, checked(noon));
    await tidy(store, noon + hourMs);
    expect(await store.observationsOf(noon)).toEqual([]);
  });

  it('is deleted with its observations when its time is forgotten', async () => {
    const store = await onDisk();
    await couldNotClose(store, checked(noon));
    await store.beginToForget({ since: noon, until: noon + hourMs });
    await tidy(store);
    expect(await store.observationsOf(noon)).toEqual([]);
  });

  it('keeps the observations of other services when one is forgotten', async () => {
    const store = await onDisk();
    const subject = { kind: 'service', service: 'signal', endpoint: 'web', function: 'web' } as const;
    const other: Observation = { ...observationOf(noon + 2), subject };
    await couldNotClose(store, checked(noon), other);
    await store.beginToForget({ service: 'telegram' });
    await tidy(store);
    expect(await store.observationsOf(noon)).toEqual([other]);
  });

  it('counts once when it is closed twice', async () => {
    const store = await onDisk();
    await store.closeRound(checked(noon));
    await store.closeRound(checked(noon));
    expect(await totals(store)).toEqual([[day, 'unknown', { telegram: 1, signal: 1 }]]);
  });
});
