import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/platform/browser/clock.ts';
import { asFile, exportHistory } from '../../src/platform/files/export-history.ts';
import { readEvidence } from '../../src/platform/files/read-evidence.ts';
import { observationOf, roundOf, verdictOf } from './records.ts';
import { inMemory, onDisk, type WholeHistory } from './whole-history.ts';

const now = Date.now();
const minuteMs = 60_000;
const [before, during, after] = [now - 30 * minuteMs, now - 20 * minuteMs, now - 10 * minuteMs];

describe.each([
  ['on the disk', onDisk],
  ['in memory', inMemory],
])('checks that a person excludes from a history %s', (_where, open) => {
  let store: WholeHistory;

  beforeEach(async () => {
    globalThis.indexedDB = new IDBFactory();
    store = await open();
    for (const at of [before, during, after]) {
      const state = at === before ? 'works' : 'blocked';
      await store.addObservation(at, observationOf(at + 1));
      await store.closeRound(roundOf(at, { verdicts: [{ ...verdictOf('telegram', at), state }] }));
    }
  });

  const leave = async (leftOut: boolean) => {
    await store.leaveOut({ checks: [during, after], leftOut });
    while (await store.tidyOnce(0));
  };
  const counted = async () => {
    const { day } = systemClock().timeAt(now);
    const [first] = await store.days(systemClock().timeAt(before).day, day);
    return first?.services['telegram']?.total.states;
  };

  it('are in no chart, decide nothing and are no evidence', async () => {
    await leave(true);
    expect(await counted()).toEqual({ works: 1 });
    expect((await store.roundsSince(0)).map(({ at }) => at)).toEqual([before]);
    expect((await store.lastRound())?.at).toBe(before);
    expect((await store.lastVerdicts(['telegram'])).get('telegram')?.state).toBe('works');
    const { gathered } = await readEvidence(store, {}, () => undefined);
    expect(gathered.each).toHaveLength(1);
  });

  it('are still listed and exported, with a mark', async () => {
    await leave(true);
    const { rounds } = await store.roundsPage({}, now, 10);
    expect(rounds.map(({ at, leftOut }) => [at, leftOut])).toEqual([
      [after, true],
      [during, true],
      [before, undefined],
    ]);
    const pieces = exportHistory(store, { form: 'json', withNetworkNames: true }, '1.2.3');
    const file = await (await asFile(pieces, { type: 'text/plain' }, () => undefined)).text();
    expect(file.match(/"leftOut":true/g)).toHaveLength(2);
  });

  it('count again once the person wants it', async () => {
    await leave(true);
    await leave(false);
    expect(await counted()).toEqual({ works: 1, blocked: 2 });
    expect((await store.lastRound())?.at).toBe(after);
  });

  it('cannot include a running check', async () => {
    await store.putRound(roundOf(now - minuteMs, { status: 'running' }));
    await store.leaveOut({ checks: [now - minuteMs], leftOut: true });
    expect((await store.runningRound())?.leftOut).toBeUndefined();
  });
});
