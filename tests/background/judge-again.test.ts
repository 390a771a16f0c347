import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { judgeByNewRules, stopTidying, tidyUp } from '../../src/background/tidy-up.ts';
import { packaged } from '../../src/catalogue/catalogue.ts';
import { serviceById } from '../../src/catalogue/known-services.ts';
import { ruleset } from '../../src/judge/ruleset.ts';
import type { Observation, Outcome, Subject } from '../../src/model/observation.ts';
import type { Round } from '../../src/model/round.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { deleteHistories, openHistory } from '../../src/platform/store/open-history.ts';
import { fake, resetFake } from '../fake-extension.ts';
import { roundOf, verdictOf } from '../platform/records.ts';
import { onDisk } from '../platform/whole-history.ts';

beforeEach(async () => {
  resetFake();
  globalThis.indexedDB ??= new IDBFactory();
  await deleteHistories();
  fake.values.settings = { ...defaultSettings, keepDays: 'forever' };
});

const dayMs = 24 * 3_600_000;
const noon = new Date(2026, 10, 25, 12).getTime();
const answered: Outcome = { kind: 'answered', status: 200, healthy: true };
const reset: Outcome = { kind: 'failed', failure: 'connection_reset' };

function tryAt(
  subject: Subject,
  host: string,
  at: number,
  outcome: Outcome,
  change: Partial<Observation> = {},
): Observation {
  return {
    subject,
    probe: 'https',
    host,
    at,
    tookMs: 100,
    attempt: 1,
    phase: 'during',
    outcome,
    reused: false,
    ...change,
  };
}

function controlsAt(at: number, phase: Observation['phase']): Observation[] {
  return ['github', 'wikimedia'].map((id) =>
    tryAt({ kind: 'control', control: id, class: 'foreign', vendor: id }, `${id}.example`, at, answered, { phase }),
  );
}

/** Two tries at each endpoint of a messenger that has no channel. */
function triesAt(at: number, outcome: Outcome): Observation[] {
  return (serviceById('messenger', packaged)?.endpoints ?? []).flatMap(({ id, function: of, url }) =>
    [1, 2].map((attempt) =>
      tryAt({ kind: 'service', service: 'messenger', endpoint: id, function: of }, new URL(url).hostname, at, outcome, {
        attempt,
      }),
    ),
  );
}

const seenAt = (at: number) => [
  ...controlsAt(at, 'before'),
  ...triesAt(at + 1000, reset),
  ...controlsAt(at + 2000, 'after'),
];

/** A check whose tries were all cut off, and in which older rules saw a working messenger. */
async function remember(at: number, observations: readonly Observation[], change: Partial<Round> = {}): Promise<void> {
  const store = await openHistory();
  for (const observation of observations) await store.addObservation(at, observation);
  const verdicts = [{ ...verdictOf('messenger', at), ruleset: 3 }];
  await store.closeRound(roundOf(at, { services: ['messenger'], verdicts, endedAt: at + 5000, ...change }));
}

const update = judgeByNewRules;

async function verdicts() {
  return (await (await openHistory()).roundsSince(0)).flatMap((round) => round.verdicts);
}

describe('after an update to newer rules', () => {
  it('stored checks are judged by them, and keep the verdict that was shown', async () => {
    await remember(noon, seenAt(noon));
    await update();
    const [verdict] = await verdicts();
    expect(verdict).toMatchObject({ state: 'blocked', cause: 'tls', manner: 'reset', ruleset, rules: ['all-blocked'] });
    expect(verdict?.functions[0]?.rules).toContain('cut-in-handshake');
    expect(verdict?.toldFirst).toEqual({ state: 'works', ruleset: 3 });
  });

  it('the summary of the day follows', async () => {
    await remember(noon, seenAt(noon));
    await update();
    const [day] = await (await onDisk()).days('2026-11-25', '2026-11-25');
    expect(day?.services.messenger?.total.states).toEqual({ blocked: 1 });
  });

  it('nobody is notified, and the notified verdict stays remembered', async () => {
    fake.values.settings = { ...defaultSettings, keepDays: 'forever', notify: true };
    fake.values.told = { some: 'thing' };
    await remember(noon, seenAt(noon));
    await update();
    expect(fake.notices).toEqual({});
    expect(fake.values.told).toEqual({ some: 'thing' });
  });

  it.each([
    ['has no observations any more', []],
    [
      'asked an address that is no longer known',
      seenAt(noon).map((o) => (o.subject.kind === 'service' ? { ...o, host: 'old.example' } : o)),
    ],
    ['was resumed without its failures', [...seenAt(noon), ...triesAt(noon + 3000, reset)]],
  ])('a check that %s keeps its verdict', async (_which, observations) => {
    await remember(noon, observations);
    await update();
    expect(await verdicts()).toMatchObject([{ state: 'works', ruleset: 3 }]);
  });

  it('a check that was stopped keeps its verdict', async () => {
    await remember(noon, seenAt(noon), { status: 'stopped' });
    await update();
    expect(await verdicts()).toMatchObject([{ state: 'works', ruleset: 3 }]);
  });

  it('a check is judged by the connection that it had', async () => {
    await remember(noon, seenAt(noon), {
      network: { state: 'offline', because: ['browser-says-offline'], answered: 0, tried: 2 },
    });
    await update();
    expect(await verdicts()).toMatchObject([{ state: 'unsure', because: ['network-offline'] }]);
  });

  it('a check whose controls were silent is judged by what they show, not as if the browser was offline', async () => {
    await remember(noon, seenAt(noon), {
      network: { state: 'offline', because: ['no-control-answers'], answered: 0, tried: 2, controlsSilent: true },
    });
    await update();
    expect(await verdicts()).toMatchObject([{ state: 'blocked' }]);
  });

  it('each day is judged separately, and the next background continues if one ended', async () => {
    for (const age of [0, 1, 2]) await remember(noon - age * dayMs, seenAt(noon - age * dayMs));
    const store = await openHistory();
    const { judgeOnce } = store;
    const ended = vi.spyOn(store, 'judgeOnce').mockImplementation(async (judge) => {
      const isMore = await judgeOnce(judge);
      void stopTidying();
      return isMore;
    });
    await update();
    ended.mockRestore();
    expect((await verdicts()).filter(({ state }) => state === 'blocked').length).toBeGreaterThan(0);
    expect((await verdicts()).filter(({ state }) => state === 'works').length).toBeGreaterThan(0);
    await tidyUp();
    expect((await verdicts()).map(({ state }) => state)).toEqual(['blocked', 'blocked', 'blocked']);
  });

  it('nothing is lost if the disk is too full to store it', async () => {
    await remember(noon, seenAt(noon));
    const store = await openHistory();
    vi.spyOn(store, 'judgeOnce').mockRejectedValueOnce(new DOMException('no room', 'QuotaExceededError'));
    await expect(update()).rejects.toThrow('no room');
    expect(await verdicts()).toMatchObject([{ state: 'works', ruleset: 3 }]);
    await tidyUp();
    expect(await verdicts()).toMatchObject([{ state: 'blocked', ruleset }]);
  });

  it('a check that is placed on another network meanwhile stays there', async () => {
    await remember(noon, seenAt(noon));
    const store = await openHistory();
    await store.beginToJudge();
    await store.judgeOnce(async ({ round }) => {
      if (round.profile !== 'home') await store.closeRound({ ...round, profile: 'home' });
      return { ...round, verdicts: round.verdicts.map((verdict) => ({ ...verdict, ruleset })) };
    });
    expect((await store.lastRound())?.profile).toBe('home');
    expect(await verdicts()).toMatchObject([{ ruleset }]);
  });

  it('no history is created if there is none', async () => {
    globalThis.indexedDB = new IDBFactory();
    await update();
    expect(await indexedDB.databases()).toEqual([]);
    expect(Object.keys(fake.values)).toEqual(['settings']);
  });
});
