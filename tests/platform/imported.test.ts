import { answerWith } from '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { pastHere, verdictsHere } from '../../src/background/round/earlier-rounds.ts';
import type { HistoryRecord } from '../../src/history/export/history-record.ts';
import type { FunctionVerdict } from '../../src/model/verdict.ts';
import { recentChanges } from '../../src/pages/shared/current/read-past.ts';
import { asFile, type ExportChoice, exportHistory } from '../../src/platform/files/export-history.ts';
import { importFile } from '../../src/platform/files/import-history.ts';
import { readEvidence } from '../../src/platform/files/read-evidence.ts';
import { inOrder, observationOf, roundOf, verdictOf } from './records.ts';
import { inMemory, onDisk, type WholeHistory } from './whole-history.ts';

const now = Date.now();
const minuteMs = 60_000;

const fast: FunctionVerdict = {
  function: 'media',
  state: 'works',
  confidence: 'confident',
  because: ['fresh-answer'],
  closerKbps: 90_000,
};

/** A check on this browser's network, in which everything works and is fast. */
const forged = (at: number) =>
  roundOf(at, { profile: 'n-1', verdicts: [{ ...verdictOf('telegram', at), functions: [fast] }] });

const exported = async (store: WholeHistory, form: ExportChoice['form']) => {
  const pieces = exportHistory(store, { form, withNetworkNames: true }, '1.2.3');
  return (await asFile(pieces, { type: 'text/plain' }, () => undefined)).text();
};

/** A file of checks that does not say that it was imported. */
async function fileOf(...times: readonly number[]): Promise<Blob> {
  globalThis.indexedDB = new IDBFactory();
  const other = await onDisk();
  for (const at of times) {
    await other.addObservation(at, observationOf(at + 1));
    await other.closeRound(forged(at));
  }
  return new Blob([await exported(other, 'json')]);
}

describe.each([
  ['on the disk', onDisk],
  ['in memory', inMemory],
])('a check that was imported into a history %s', (_where, open) => {
  const own = now - 30 * minuteMs;
  const [before, after] = [own - 10 * minuteMs, own + 10 * minuteMs];
  const running = roundOf(now, { profile: 'n-1' });
  let store: WholeHistory;

  beforeEach(async () => {
    const file = await fileOf(before, after);
    globalThis.indexedDB = new IDBFactory();
    store = await open();
    answerWith(async (_request, asks) =>
      store.addRecords((JSON.parse(JSON.stringify(asks)) as { records: HistoryRecord[] }).records),
    );
    await store.addObservation(own, observationOf(own + 1));
    await store.closeRound(
      roundOf(own, { profile: 'n-1', verdicts: [{ ...verdictOf('telegram', own), state: 'blocked' }] }),
    );
    await importFile(file, () => undefined);
  });

  it('is shown, with a mark', async () => {
    const { rounds } = await store.roundsPage({}, Number.MAX_SAFE_INTEGER, 10);
    expect(rounds.map(({ at, imported }) => [at, imported])).toEqual([
      [after, true],
      [own, undefined],
      [before, true],
    ]);
    const states = (await store.days('2000', '3000')).map(({ imported, services }) => [
      imported,
      services['telegram']?.total.states,
    ]);
    expect(states).toContainEqual([true, { works: 2 }]);
    expect(states).toContainEqual([undefined, { blocked: 1 }]);
  });

  it('is neither the last check nor the last verdict', async () => {
    expect((await store.lastRound())?.at).toBe(own);
    expect((await store.lastVerdicts(['telegram'])).get('telegram')?.state).toBe('blocked');
  });

  it('makes no speed usual, no verdict more certain, and no notification', async () => {
    const earlier = await store.roundsSince(0);
    expect(earlier.map(({ at }) => at)).toEqual([own]);
    expect(pastHere(earlier, running, 9).download.ofServices).toEqual(new Map());
    expect(verdictsHere(earlier, running).map(({ state }) => state)).toEqual(['blocked']);
  });

  it('does not date the start of a state', async () => {
    const changes = (await recentChanges(store, now)).filter((one) => one.function === undefined);
    expect(changes.map(({ at, state, from }) => [at, state, from])).toEqual([[own, 'blocked', undefined]]);
  });

  it('is no evidence and no measurement of this browser', async () => {
    const { gathered } = await readEvidence(store, {}, () => undefined);
    expect(gathered.checks).toMatchObject({ total: 1, finished: 1 });
    expect(gathered.services[0]?.findings.map(({ state }) => state)).toEqual(['blocked']);
    expect((await exported(store, 'ooni')).trim().split('\n')).toHaveLength(1);
  });

  it('keeps its mark in files', async () => {
    const lines = (await exported(store, 'json')).split('\n').filter((line) => line.includes('"kind":"round"'));
    expect(lines.map((line) => line.includes('"imported":true'))).toEqual([true, false, true]);
    expect((await exported(store, 'csv')).split('\r\n')[0]).toContain('imported');
    const saved = await inOrder(store.records(0, Number.MAX_SAFE_INTEGER));
    expect(saved.map(({ round }) => round.imported)).toEqual([true, undefined, true]);
  });
});

it('an imported check is no past for judging stored checks again', async () => {
  const file = await fileOf(now - 60 * minuteMs);
  globalThis.indexedDB = new IDBFactory();
  const store = await onDisk();
  answerWith(async (_request, asks) => store.addRecords((asks as { records: HistoryRecord[] }).records));
  const own = now - 30 * minuteMs;
  await store.closeRound(roundOf(own));
  await importFile(file, () => undefined);
  await store.beginToJudge();
  const past = new Map<number, readonly number[]>();
  const judge: Parameters<typeof store.judgeOnce>[0] = async ({ round }, earlier) => {
    past.set(
      round.at,
      earlier.map(({ at }) => at),
    );
    return round;
  };
  while (await store.judgeOnce(judge));
  expect(past.get(own)).toEqual([]);
});
