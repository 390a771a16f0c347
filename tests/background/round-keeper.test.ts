import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepRounds, type RoundKeeper, setWakeUp } from '../../src/background/round/round-keeper.ts';
import { commonEverywhere } from '../../src/catalogue/common-services.ts';
import { draftCustomService } from '../../src/model/own-address.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { openStore } from '../../src/platform/store/indexed/indexed-store.ts';
import { readHistory } from '../../src/platform/store/read-history.ts';
import { readRounds } from '../../src/platform/store/read-rounds.ts';
import type { Store } from '../../src/platform/store/store.ts';
import { StoreError } from '../../src/platform/store/store-error.ts';
import { readDataUse, readSettings } from '../../src/platform/values/local-values.ts';
import { bytesOf } from '../../src/schedule/bytes-moved.ts';
import { fake, resetFake } from '../fake-extension.ts';
import { observationOf, roundOf, verdictOf } from '../platform/records.ts';
import { waitFor } from '../wait-for.ts';
import { fakeRounds, underWay } from './fake-round.ts';

vi.mock('../../src/background/round/round.ts', async () => ({
  runRound: (await import('./fake-round.ts')).fakeRunRound,
}));

let store: Store;
const ended = vi.fn(async () => undefined);
const keepers: RoundKeeper[] = [];

function keeper(openedStore = async () => store): RoundKeeper {
  const made = keepRounds(openedStore, ended);
  keepers.push(made);
  return made;
}

/** Makes `ended` of the next finished round last until this function is called. */
function toldLater(): () => void {
  let tell: ((value: undefined) => void) | undefined;
  const told = new Promise<undefined>((resolve) => {
    tell = resolve;
  });
  ended.mockImplementationOnce(() => told);
  return () => tell?.(undefined);
}

beforeEach(async () => {
  resetFake();
  fakeRounds.length = 0;
  ended.mockClear();
  globalThis.indexedDB = new IDBFactory();
  store = await openStore();
});

afterEach(async () => {
  await Promise.all(keepers.splice(0).map((made) => made.stop()));
});

describe('starting', () => {
  it('starts a round of the services that are common here, and stores it as running', async () => {
    expect(await keeper().start('person', 'whole')).toBe('started');
    const { round, seen } = await underWay();
    expect(round.services).toEqual(commonEverywhere);
    expect(seen).toEqual([]);
    expect(await store.runningRound()).toEqual(round);
  });

  it("keeps them as the person's choice, so that a journey does not change what is checked", async () => {
    process.env['TZ'] = 'Asia/Tokyo';
    try {
      await keeper().start('person', 'whole');
      await underWay();
      const chosen = ['line', ...commonEverywhere];
      expect(fake.values['settings']).toMatchObject({ version: 2, services: chosen });
      process.env['TZ'] = 'UTC';
      expect((await readSettings()).settings.services).toEqual(chosen);
    } finally {
      process.env['TZ'] = 'UTC';
    }
  });

  it('starts a round of the services that the person enabled, or asked for', async () => {
    fake.values.settings = { version: 2, background: false, everyMinutes: 60, services: ['signal', 'no-longer-there'] };
    const rounds = keeper();
    await rounds.start('person', 'whole');
    expect((await underWay()).round.services).toEqual(['signal']);
    await rounds.stop();
    await rounds.start('person', 'whole', ['viber']);
    await waitFor(() => expect(fakeRounds).toHaveLength(2));
    expect(fakeRounds[1]?.round.services).toEqual(['viber']);
  });

  it('starts a round of services that the person added, besides the catalogue', async () => {
    const drafted = draftCustomService({ name: 'Ours', address: 'chat.example.org' }, '2026-11-25', []);
    const custom = drafted.accepted ? [drafted.custom] : [];
    const [id = ''] = custom.map((own) => own.id);
    fake.values.settings = { ...defaultSettings, services: ['signal', id], custom };
    await keeper().start('person', 'whole');
    expect((await underWay()).round.services).toEqual(['signal', id]);
  });

  it('starts no round if no service is left', async () => {
    const rounds = keeper();
    expect(await rounds.start('person', 'whole', ['no-longer-there'])).toBe('no-services');
    expect(await store.runningRound()).toBeUndefined();
    expect(await rounds.stop()).toBe('not-running');
  });

  it('starts one round when it is asked for twice at once', async () => {
    const rounds = keeper();
    const answers = await Promise.all([rounds.start('person', 'whole'), rounds.start('person', 'whole')]);
    expect(answers).toEqual(['started', 'already-running']);
    await underWay();
    expect(fakeRounds).toHaveLength(1);
  });

  it('by a person, ends a round that the browser began by itself', async () => {
    const rounds = keeper();
    await rounds.start('schedule', 'data-saver');
    const { round } = await underWay();
    expect(await rounds.start('person', 'whole')).toBe('started');
    await waitFor(() => expect(fakeRounds).toHaveLength(2));
    expect(await store.runningRound()).toMatchObject({ trigger: 'person', extent: 'whole' });
    expect((await store.roundsSince(0)).find(({ at }) => at === round.at)).toMatchObject({ status: 'stopped' });
    expect(await rounds.stop()).toBe('stopped');
  });

  it('by the browser itself, leaves a running round alone, whoever began it', async () => {
    const rounds = keeper();
    for (const trigger of ['schedule', 'person'] as const) {
      await rounds.start(trigger, 'whole');
      expect(await rounds.start('schedule', 'data-saver')).toBe('already-running');
    }
    await waitFor(() => expect(fakeRounds.map(({ round }) => round.trigger)).toEqual(['schedule', 'person']));
  });

  it('is possible again once the round has ended', async () => {
    const rounds = keeper();
    await rounds.start('person', 'whole');
    (await underWay()).finish();
    await waitFor(() => expect(ended).toHaveBeenCalledTimes(1));
    expect(await rounds.start('person', 'whole')).toBe('started');
  });

  it('is possible as soon as pages show the end, before notices are shown', async () => {
    const told = toldLater();
    const rounds = keeper();
    await rounds.start('person', 'whole');
    (await underWay()).finish();
    await waitFor(async () => expect(await store.runningRound()).toBeUndefined());
    expect(await rounds.start('person', 'whole')).toBe('started');
    told();
  });

  it('is possible again after the history could not be opened', async () => {
    let broken = true;
    const rounds = keeper(async () => {
      if (broken) throw new Error('history: unavailable');
      return store;
    });
    await expect(rounds.start('person', 'whole')).rejects.toThrow('unavailable');
    broken = false;
    expect(await rounds.start('person', 'whole')).toBe('started');
  });

  it('closes what an earlier worker left unfinished, so that no more than one round ever runs', async () => {
    await store.putRound(roundOf(1000, { status: 'running' }));
    await keeper().start('person', 'whole');
    (await underWay()).finish();
    await waitFor(() => expect(ended).toHaveBeenCalled());
    expect(await store.runningRound()).toBeUndefined();
    expect((await store.roundsSince(0)).at(-1)).toMatchObject({ at: 1000, status: 'interrupted', verdicts: [] });
  });

  it('passes on the rounds of the last day when the round has ended', async () => {
    await store.putRound(roundOf(Date.now() - 3_600_000, { verdicts: [verdictOf('telegram', 1)] }));
    await store.putRound(roundOf(Date.now() - 30 * 3_600_000));
    await keeper().start('schedule', 'data-saver');
    (await underWay()).finish();
    await waitFor(() => expect(ended).toHaveBeenCalled());
    const [[round, before] = []] = ended.mock.calls as unknown as [{ trigger: string }, unknown[]][];
    expect(round).toMatchObject({ trigger: 'schedule', status: 'finished' });
    expect(before).toHaveLength(1);
  });
});

describe('rare checks', () => {
  it('are compared with as many earlier rounds as frequent checks', async () => {
    fake.values['settings'] = { ...defaultSettings, everyMinutes: 1440 };
    await store.putRound(roundOf(Date.now() - 5 * 24 * 3_600_000));
    await keeper().start('schedule', 'data-saver');
    (await underWay()).finish();
    await waitFor(() => expect(ended).toHaveBeenCalled());
    const [[, before] = []] = ended.mock.calls as unknown as [unknown, unknown[]][];
    expect(before).toHaveLength(1);
  });
});

describe('stopping', () => {
  it('ends the round that runs', async () => {
    const rounds = keeper();
    await rounds.start('person', 'whole');
    await underWay();
    expect(await rounds.stop()).toBe('stopped');
    expect(await store.lastRound()).toMatchObject({ status: 'stopped' });
    expect(await rounds.stop()).toBe('not-running');
  });

  it('ends a round that is only starting, before it resolves', async () => {
    const rounds = keeper();
    const started = rounds.start('person', 'whole');
    expect(await rounds.stop()).toBe('stopped');
    expect(await store.runningRound()).toBeUndefined();
    expect(await store.lastRound()).toMatchObject({ status: 'stopped' });
    expect(await started).toBe('started');
  });

  it('waits for the notices of the round that just ended, so that nothing is written after it', async () => {
    const told = toldLater();
    const rounds = keeper();
    await rounds.start('person', 'whole');
    (await underWay()).finish();
    await waitFor(() => expect(ended).toHaveBeenCalled());
    const answered = vi.fn();
    const stopped = rounds.stop().then(answered);
    await new Promise((soon) => setTimeout(soon, 50));
    expect(answered).not.toHaveBeenCalled();
    told();
    await stopped;
    expect(answered).toHaveBeenCalledWith('not-running');
  });

  it('ends a round that is about to be continued, before it resolves', async () => {
    await store.putRound(roundOf(Date.now() - 10_000, { status: 'running' }));
    const rounds = keeper();
    const resumed = rounds.resume();
    expect(await rounds.stop()).toBe('stopped');
    expect(await store.lastRound()).toMatchObject({ status: 'stopped' });
    await resumed;
  });

  it('does not fail when the notices of the round fail', async () => {
    ended.mockRejectedValueOnce(new Error('the toolbar is gone'));
    const rounds = keeper();
    await rounds.start('person', 'whole');
    await underWay();
    expect(await rounds.stop()).toBe('stopped');
  });
});

describe('work that runs while rounds are stopped', () => {
  it('starts when nothing of the last round is being written any more', async () => {
    const rounds = keeper();
    await rounds.start('person', 'whole');
    await underWay();
    await rounds.whileStopped(async () => expect(await store.lastRound()).toMatchObject({ status: 'stopped' }));
    expect.assertions(1);
  });

  it('lets no round start meanwhile, and lets the round of a person start after it', async () => {
    const rounds = keeper();
    const deleted = rounds.whileStopped(async () => {
      expect(await rounds.start('schedule', 'data-saver')).toBe('already-running');
      await new Promise((soon) => setTimeout(soon, 50));
      expect(fakeRounds).toEqual([]);
      throw new Error('the disk is full');
    });
    const asked = rounds.start('person', 'whole');
    await expect(deleted).rejects.toThrow('the disk is full');
    expect(await asked).toBe('started');
    await underWay();
    expect(fakeRounds).toHaveLength(1);
  });
});

/** From now on the history rejects all writes. Returns a function that makes it accept them again. */
function takeNothing(name = 'UnknownError'): () => void {
  const refuse = async () => {
    throw new DOMException('', name);
  };
  const refusals = [
    vi.spyOn(store, 'closeRound').mockImplementation(refuse),
    vi.spyOn(store, 'putRound').mockImplementation(refuse),
  ];
  return () => {
    for (const refusal of refusals) refusal.mockRestore();
  };
}

/** What pages show of the checks. */
async function shown() {
  const reader = await readRounds();
  const [running, last, verdicts] = [
    await reader.runningRound(),
    await reader.lastRound(),
    await reader.lastVerdicts(['telegram']),
  ];
  reader.close();
  return { running, last, verdicts: [...verdicts.values()] };
}

describe('a history that rejects writes when a round ends', () => {
  it.each([
    ['QuotaExceededError', 'storage-full'],
    ['UnknownError', 'storage-failed'],
  ])('by %s leaves no page waiting, and stores the end once it can', async (name, problem) => {
    await store.closeRound(roundOf(1000, { verdicts: [verdictOf('telegram', 1)] }));
    const rounds = keeper();
    await rounds.start('person', 'whole');
    const { round, finish } = await underWay();
    await store.addObservation(round.at, observationOf(round.at + 1));
    const takeAgain = takeNothing(name);
    finish();
    await waitFor(() => expect(ended).toHaveBeenCalled());
    expect(await store.runningRound()).toMatchObject({ at: round.at });
    expect(await shown()).toMatchObject({
      running: undefined,
      last: { at: round.at, status: 'finished', problem },
      verdicts: [{ at: 1 }],
    });
    expect(ended).toHaveBeenCalledWith(expect.objectContaining({ at: round.at, problem }), expect.anything());

    takeAgain();
    await keeper().resume();
    expect(fake.sessionValues).not.toHaveProperty('unstored-end');
    expect(await store.runningRound()).toBeUndefined();
    expect(await store.lastRound()).toMatchObject({ at: round.at, status: 'finished', problem });
    expect(await store.observationsOf(round.at)).toEqual([observationOf(round.at + 1)]);
  });

  it('stores the end even if the browser has removed the round meanwhile', async () => {
    await keeper().start('person', 'whole');
    const { round, finish } = await underWay();
    const takeAgain = takeNothing();
    finish();
    await waitFor(() => expect(ended).toHaveBeenCalled());
    takeAgain();
    globalThis.indexedDB = new IDBFactory();
    store = await openStore();
    await keeper().resume();
    expect(await store.lastRound()).toMatchObject({ at: round.at, status: 'finished' });
    expect(fake.sessionValues).not.toHaveProperty('unstored-end');
  });

  it('stores the end of that round and of the next, if one is started before the retry', async () => {
    const rounds = keeper();
    await rounds.start('person', 'whole');
    const { round, finish } = await underWay();
    const takeAgain = takeNothing();
    finish();
    await waitFor(() => expect(ended).toHaveBeenCalled());
    takeAgain();
    expect(await rounds.start('person', 'whole')).toBe('started');
    await waitFor(() => expect(fakeRounds).toHaveLength(2));
    (await underWay()).finish();
    await waitFor(() => expect(ended).toHaveBeenCalledTimes(2));
    expect((await store.roundsSince(0)).map(({ at, status, problem }) => [at === round.at, status, problem])).toEqual([
      [false, 'finished', undefined],
      [true, 'finished', 'storage-failed'],
    ]);
  });
});

describe('a history that fails while a round runs', () => {
  it('is reopened for the end if the browser has closed it', async () => {
    const rounds = keeper(async () => store);
    await rounds.start('person', 'whole');
    const { round, finish } = await underWay();
    store.close();
    store = await openStore();
    finish();
    await waitFor(() => expect(ended).toHaveBeenCalled());
    const last = await store.lastRound();
    expect(last).toMatchObject({ at: round.at, status: 'finished' });
    expect(last).not.toHaveProperty('problem');
  });

  it('ends the round if it cannot even be read', async () => {
    const reading = vi.spyOn(store, 'observationsOf').mockRejectedValue(new StoreError('failed'));
    expect(await keeper().start('person', 'whole')).toBe('started');
    await waitFor(() => expect(ended).toHaveBeenCalled());
    reading.mockRestore();
    expect(await store.runningRound()).toBeUndefined();
    expect(await store.lastRound()).toMatchObject({ status: 'interrupted', problem: 'storage-failed' });
    expect(fake.alarms).toEqual({});
  });
});

describe('resuming after a restart', () => {
  it('continues a round in which the worker was killed, from its observations', async () => {
    const at = Date.now() - 10_000;
    await store.putRound(roundOf(at, { status: 'running' }));
    await store.addObservation(at, observationOf(at + 1));
    const resumed = keeper().resume();
    const { round, seen, finish } = await underWay();
    expect(round.at).toBe(at);
    expect(seen).toEqual([observationOf(at + 1)]);
    finish();
    await resumed;
    expect(await store.lastRound()).toMatchObject({ at, status: 'finished' });
  });

  it('continues a round for as long as one may last', async () => {
    const at = Date.now() - 150_000;
    await store.putRound(roundOf(at, { status: 'running', extent: 'whole' }));
    await store.addObservation(at, observationOf(at + 120_000));
    const resumed = keeper().resume();
    const { round, finish } = await underWay();
    expect(round.at).toBe(at);
    finish();
    await resumed;
  });

  it('closes a round as interrupted whose last observation is so old that the device must have slept', async () => {
    const at = Date.now() - 150_000;
    await store.putRound(roundOf(at, { status: 'running', stages: { telegram: 'speed' } }));
    await store.addObservation(at, observationOf(at + 1));
    await keeper().resume();
    expect(await store.lastRound()).not.toHaveProperty('stages');
    expect(await store.lastRound()).toMatchObject({ at, status: 'interrupted', verdicts: [] });
  });

  it('closes a round that had observed nothing yet, and was cut off more than a minute ago', async () => {
    const at = Date.now() - 90_000;
    await store.putRound(roundOf(at, { status: 'running' }));
    await keeper().resume();
    expect(await store.lastRound()).toMatchObject({ at, status: 'interrupted', verdicts: [] });
  });

  it('counts the bytes of a round that it closes, as of one that finished', async () => {
    const at = Date.now() - 600_000;
    await store.putRound(roundOf(at, { status: 'running' }));
    await store.addObservation(at, observationOf(at + 1));
    await keeper().resume();
    expect((await readDataUse(Date.now())).bytes).toEqual({ unknown: bytesOf(observationOf(at + 1)) });
  });

  it('closes a round that is too old as interrupted, without verdicts', async () => {
    const at = Date.now() - 600_000;
    await store.putRound(roundOf(at, { status: 'running', verdicts: [verdictOf('telegram', at)] }));
    await store.addObservation(at, observationOf(at + 1));
    await keeper().resume();
    expect(fakeRounds).toEqual([]);
    expect(await store.lastRound()).toMatchObject({ at, status: 'interrupted', verdicts: [] });
    expect(await store.observationsOf(at)).toEqual([observationOf(at + 1)]);
  });

  it('closes a round that began in the future of a clock that was set back', async () => {
    const at = Date.now() + 600_000;
    await store.putRound(roundOf(at, { status: 'running' }));
    await keeper().resume();
    const { rounds } = await (await readHistory()).roundsPage({}, Number.MAX_SAFE_INTEGER, 1);
    expect(rounds).toMatchObject([{ at, status: 'interrupted' }]);
    expect(await store.lastRound()).toBeUndefined();
  });

  it('does nothing if no round was left unfinished', async () => {
    await store.putRound(roundOf(1000));
    await keeper().resume();
    expect(fakeRounds).toEqual([]);
  });

  it('clears its alarm once no round is left to continue', async () => {
    await store.putRound(roundOf(Date.now() - 600_000, { status: 'running' }));
    setWakeUp();
    await keeper().resume();
    expect(fake.alarms).toEqual({});
    setWakeUp();
    await keeper().resume();
    expect(fake.alarms).toEqual({});
  });

  it('does not close the round that a person starts at the same moment', async () => {
    await store.putRound(roundOf(Date.now() - 10_000, { status: 'running' }));
    const rounds = keeper();
    const resumed = rounds.resume();
    expect(await rounds.start('person', 'whole')).toBe('started');
    await resumed;
    await underWay();
    expect(fakeRounds).toHaveLength(1);
    await rounds.stop();
    expect(await store.runningRound()).toBeUndefined();
  });

  it('lets no other round start while one is continued', async () => {
    await store.putRound(roundOf(Date.now() - 10_000, { status: 'running' }));
    const rounds = keeper();
    const resumed = rounds.resume();
    await underWay();
    expect(await rounds.start('person', 'whole')).toBe('already-running');
    await rounds.stop();
    await resumed;
  });
});
