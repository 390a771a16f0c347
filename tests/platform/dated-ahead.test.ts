import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { newestChanges } from '../../src/history/changes.ts';
import { fileBegin, fileEnd, fileLine } from '../../src/history/export/history-file.ts';
import type { HistoryRecord } from '../../src/history/export/history-record.ts';
import type { Round } from '../../src/model/round.ts';
import type { ServiceState } from '../../src/model/verdict.ts';
import { systemClock } from '../../src/platform/browser/clock.ts';
import { importFile, previewImport } from '../../src/platform/files/import-history.ts';
import { readEvidence } from '../../src/platform/files/read-evidence.ts';
import { answerWith, resetFake } from '../fake-extension.ts';
import { observationOf, roundOf, verdictOf } from './records.ts';
import { inMemory, onDisk, type WholeHistory } from './whole-history.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const yearMs = 365 * 24 * hourMs;

beforeEach(() => {
  resetFake();
  globalThis.indexedDB = new IDBFactory();
});

/** A check that found Telegram in this state. */
const found = (at: number, state: ServiceState, change: Partial<Round> = {}) =>
  roundOf(at, { verdicts: [{ ...verdictOf('telegram', at), state }], ...change });

/** The states that the popup and the overview would show. */
async function told(store: WholeHistory, now: number) {
  const { day } = systemClock().timeAt(now);
  const days = await store.days('2000', day);
  const turns = days.flatMap((one) => one.services['telegram']?.turns ?? []).filter((turn) => !turn.function);
  return {
    last: (await store.lastRound())?.at,
    verdict: (await store.lastVerdicts(['telegram'])).get('telegram')?.state,
    since: (await store.roundsSince(0)).map(({ at }) => at),
    turns: turns.map(({ state }) => state),
    newest: newestChanges(days).find(({ function: part }) => part === undefined)?.state,
  };
}

describe.each([
  ['on the disk', onDisk],
  ['in memory', inMemory],
])('a history %s', (_where, open) => {
  it.each([
    ['a minute', minuteMs],
    ['an hour', hourMs],
    ['five years', 5 * yearMs],
  ])('does not take a check dated %s ahead for the last one', async (_ahead, aheadMs) => {
    const store = await open();
    const now = Date.now();
    await store.closeRound(found(now - hourMs, 'blocked'));
    await store.closeRound(found(now + aheadMs, 'works'));
    expect(await told(store, now)).toEqual({
      last: now - hourMs,
      verdict: 'blocked',
      since: [now - hourMs],
      turns: ['blocked'],
      newest: 'blocked',
    });
    expect((await store.roundsPage({}, Number.MAX_SAFE_INTEGER, 10)).rounds.map(({ at }) => at)).toEqual([
      now + aheadMs,
      now - hourMs,
    ]);
  });

  it('takes the check after the clock was set back for the last one', async () => {
    const store = await open();
    const now = Date.now();
    const soon = now + minuteMs / 10;
    await store.closeRound(found(soon, 'works'));
    await store.closeRound(found(now - minuteMs, 'blocked'));
    expect(await told(store, now)).toMatchObject({ last: now - minuteMs, verdict: 'blocked', newest: 'blocked' });
    // Once the clock has caught up, they are in the order of their times.
    const { day } = systemClock().timeAt(soon);
    const turns = (await store.days(day, day)).flatMap((one) => one.services['telegram']?.turns ?? []);
    expect(turns.map(({ at }) => at)).toEqual(turns.map(({ at }) => at).toSorted());
  });

  it('loses only the checks that are dated ahead, if the person asks', async () => {
    const store = await open();
    const now = Date.now();
    for (const at of [now - hourMs, now + hourMs, now + yearMs]) await store.closeRound(found(at, 'works'));
    await store.beginToForget({ since: now + 1, until: now + yearMs + 1 });
    while (await store.tidyOnce(0));
    expect(await store.roundTimes()).toEqual([now - hourMs]);
  });

  it('has no evidence from checks that are dated ahead', async () => {
    const store = await open();
    const now = Date.now();
    await store.closeRound(found(now - hourMs, 'works'));
    await store.closeRound(found(now + hourMs, 'blocked'));
    const { gathered } = await readEvidence(store, { since: 0, until: now + yearMs }, () => 'Home');
    expect(gathered.each).toHaveLength(1);
  });
});

describe('a history in memory that is full of checks dated ahead', () => {
  it('keeps the check that has just ended', async () => {
    const store = await inMemory();
    const now = Date.now();
    for (let count = 1; count <= 96; count += 1) await store.closeRound(found(now + count * hourMs, 'works'));
    await store.closeRound(found(now, 'blocked'));
    expect((await store.lastRound())?.at).toBe(now);
    expect(await store.roundTimes()).toHaveLength(96);
  });
});

describe('a file with checks dated ahead', () => {
  const fileOf = (records: readonly HistoryRecord[]) =>
    new Blob([fileBegin(0, 'test'), ...records.map((one, index) => fileLine(one, index === 0)), fileEnd]);
  const checkAt = (at: number, change: Partial<Round> = {}): HistoryRecord => ({
    kind: 'round',
    round: found(at, 'works', { endedAt: at, ...change }),
    observations: [observationOf(at)],
  });
  const dayAt = (day: string, at: number): HistoryRecord => ({
    kind: 'day',
    day: {
      day,
      profile: 'unknown',
      network: {},
      services: {
        telegram: { total: { rounds: 1, states: { works: 1 } }, functions: {}, turns: [{ at, state: 'works' }] },
      },
    },
    hours: [],
  });

  it('is imported without them, and says how many of each kind there are', async () => {
    const store = await onDisk();
    answerWith(async (_request, asks) => store.addRecords((asks as { records: HistoryRecord[] }).records));
    const now = Date.now();
    const day = (at: number) => systemClock().timeAt(at).day;
    const file = fileOf([
      checkAt(now - hourMs),
      // Two clocks may differ by this much.
      checkAt(now + 9 * minuteMs),
      checkAt(now + 11 * minuteMs),
      checkAt(now - 2 * hourMs, { endedAt: now + hourMs }),
      checkAt(now - 3 * hourMs, { verdicts: [verdictOf('telegram', now + yearMs)] }),
      { ...checkAt(now - 4 * hourMs), observations: [observationOf(now + yearMs)] } as HistoryRecord,
      dayAt(day(now + 5 * yearMs), now - hourMs),
      dayAt('2020-01-01', now + yearMs),
      { kind: 'feedback', feedback: { round: now + yearMs, profile: 'unknown', service: 'telegram', says: 'right' } },
      { kind: 'note', note: { day: day(now + yearMs), text: 'a visit' } },
    ]);
    const preview = await previewImport(file, store, () => undefined);
    expect(preview.ahead).toEqual({ round: 4, day: 2, feedback: 1 });
    expect(preview).toMatchObject({ rounds: { fresh: 2 }, days: { fresh: 0 }, last: now + 9 * minuteMs });
    expect(await importFile(file, () => undefined)).toEqual({ added: 3, known: 0 });
    expect(await store.roundTimes()).toEqual([now - hourMs, now + 9 * minuteMs]);
  });
});
