import { isTooLongAgo } from '../../measure/network/interruption.ts';
import type { Extent, Round, RoundTrigger } from '../../model/round.ts';
import type { ServiceId } from '../../model/service.ts';
import { clearAlarm, setAlarmOfSession } from '../../platform/browser/alarms.ts';
import { announceChange } from '../../platform/browser/changes.ts';
import { keepAwake } from '../../platform/browser/keep-awake.ts';
import { takeTurns } from '../../platform/browser/take-turns.ts';
import type { Store } from '../../platform/store/store.ts';
import { StoreError } from '../../platform/store/store-error.ts';
import { readCatalogue } from '../../platform/values/catalogue-in-effect.ts';
import { currentNetwork } from '../../platform/values/current-network.ts';
import { readHistorySince, readSettings, rememberHistorySince } from '../../platform/values/local-values.ts';
import { timeLeftMs } from '../../schedule/round-length.ts';
import { closeRound, closeUnjudged, interrupted, problemOf, storeUnstoredEnd } from './close-round.ts';
import { runRound } from './round.ts';
import { keepWantedServices, wantedServices } from './wanted-services.ts';

const dayMs = 24 * 3_600_000;

/** This many checks are enough to show a change on which two agree, and the state before it. */
const changeRounds = 6;

/** Runs at most one round at a time, stops it, and continues one that was cut off. */
export interface RoundKeeper {
  /** Starts a round. One that the browser began by itself gives way to one of a person. */
  start(
    trigger: RoundTrigger,
    extent: Extent,
    services?: readonly ServiceId[],
  ): Promise<'started' | 'already-running' | 'no-services'>;
  /** Stops the round. Resolves once it has ended, `ended` was called and nothing of it will be written any more. */
  stop(): Promise<'stopped' | 'not-running'>;
  /**
   * Stops the round and does the work. No round starts before the work is done, since it would write what is being
   * deleted.
   */
  whileStopped(work: () => Promise<void>): Promise<void>;
  /** Continues the round in which the last worker was killed, or closes it. */
  resume(): Promise<void>;
}

/** The round that runs or is about to. */
interface Current {
  readonly stopper: AbortController;
  readonly trigger: RoundTrigger;
}

/**
 * @param openedStore the history; rejects with a `StoreError` when it cannot be used
 * @param ended called after every round, also after one that failed
 */
export function keepRounds(
  openedStore: () => Promise<Store>,
  ended: (round: Round, before: readonly Round[]) => Promise<void>,
): RoundKeeper {
  let current: Current | undefined;
  let running = false;
  /** How many pieces of work are running during which no round may begin. */
  let held = 0;
  /** The last round, until everybody has been told of it and of those before it. */
  let work: Promise<void> | undefined;
  const inTurn = takeTurns();
  /** Serializes the starts of rounds, new or continued, and the work during which no round may begin. */
  const beginInTurn = takeTurns();

  const judged = async (round: Round, store: Store, signal: AbortSignal) => {
    const { settings } = await readSettings();
    const [before, seen] = await Promise.all([
      store.roundsSince(round.at - Math.max(dayMs, changeRounds * settings.everyMinutes * 60_000)),
      store.observationsOf(round.at),
    ]);
    return { before, over: await runRound(round, seen, store, signal) };
  };

  /** Runs the round, and closes it whatever happens: pages show it as running until then. */
  const toItsEnd = async (round: Round, store: Store, signal: AbortSignal) => {
    const sleepAgain = keepAwake();
    setWakeUp();
    try {
      const { over, before } = await judged(round, store, signal).catch(async (error: unknown) => {
        if (error instanceof StoreError)
          return { over: { ...interrupted(round), problem: problemOf(error) }, before: [] };
        await closeRound(interrupted(round), openedStore);
        throw error;
      });
      return { over: await closeRound(over, openedStore), before };
    } finally {
      sleepAgain();
      await clearWakeUp();
    }
  };

  const run = (round: Round, store: Store, own: Current) => {
    current = own;
    running = true;
    work = toItsEnd(round, store, own.stopper.signal)
      .finally(() => {
        // Pages show its end by now, so the next one may begin while everybody is still being told of this one.
        running = false;
        if (current === own) current = undefined;
      })
      .then(({ over, before }) => inTurn(() => ended(over, before)));
    return work;
  };

  const begin = async (own: Current, extent: Extent, asked?: readonly ServiceId[]) => {
    const store = await openedStore();
    // Together, since the person waits between the click and the first request.
    const [unfinished, since, profile, { settings }, catalogue] = await Promise.all([
      runningIn(store),
      readHistorySince(),
      currentNetwork(),
      readSettings(),
      readCatalogue(),
    ]);
    const services = wantedServices(settings, catalogue, asked);
    if (services.length === 0) return 'no-services';
    // A round whose worker was killed is not continued once another one starts.
    if (unfinished) await closeUnjudged(unfinished, store);
    const round: Round = {
      at: Date.now(),
      extent,
      trigger: own.trigger,
      status: 'running',
      services,
      profile,
      catalogue: catalogue.number,
      verdicts: [],
    };
    await keepWantedServices(settings);
    await store.putRound(round);
    // The time of the first check is a trace too.
    if (since === undefined && !settings.leaveNoTrace) await rememberHistorySince(round.at);
    announceChange();
    void run(round, store, own);
    return 'started';
  };

  /** Ends the round that runs. An error in it must not prevent a deletion. */
  const halt = async (stopping = running ? current : undefined): Promise<'stopped' | 'not-running'> => {
    stopping?.stopper.abort();
    await work?.catch(() => undefined);
    return stopping ? 'stopped' : 'not-running';
  };

  return {
    async start(trigger, extent, asked) {
      // Nothing is awaited between this check and the start, so two windows cannot both start a round.
      const before = current;
      if (before && !(trigger === 'person' && before.trigger !== 'person')) return 'already-running';
      // A person's check waits for the deletion. After it, background checks may be off, so theirs does not wait.
      if (held > 0 && trigger !== 'person') return 'already-running';
      const own = { stopper: new AbortController(), trigger };
      current = own;
      return beginInTurn(async () => {
        // A person does not wait for a check that the browser made by itself, which takes minutes.
        if (before) await halt(before);
        return begin(own, extent, asked).finally(() => {
          if (!running && current === own) current = undefined;
        });
      });
    },
    async stop() {
      // Also waits for a round that is only starting, or it would write after a deletion.
      await beginInTurn(async () => undefined);
      return halt();
    },
    async whileStopped(work) {
      held++;
      await beginInTurn(async () => {
        await halt();
        await work();
      }).finally(() => {
        held--;
      });
    },
    async resume() {
      await beginInTurn(async () => {
        if (current) return;
        const store = await openedStore();
        const unfinished = await runningIn(store);
        const goesOn = unfinished && (await mayGoOn(unfinished, store));
        if (current) return;
        if (goesOn) {
          void run(unfinished, store, { stopper: new AbortController(), trigger: unfinished.trigger });
          return;
        }
        if (unfinished) {
          await closeUnjudged(unfinished, store);
          announceChange();
        }
        // In case the last round could not do this itself.
        await clearWakeUp();
      });
      return work;
    },
  };
}

/** The round that is stored as running and is not over. */
async function runningIn(store: Store): Promise<Round | undefined> {
  await storeUnstoredEnd(store);
  return store.runningRound();
}

/** Can this round continue? One that is too old is closed. */
async function mayGoOn(round: Round, store: Store): Promise<boolean> {
  const now = Date.now();
  return timeLeftMs(round, now) > 0 && !isTooLongAgo(round, await store.observationsOf(round.at), now);
}

/** The shortest alarm that browsers allow. */
const everyMinutes = 0.5;

/** The alarm that wakes the background to continue a round, should the browser end it in the middle of one. */
export function setWakeUp(): void {
  setAlarmOfSession('go-on', { periodInMinutes: everyMinutes });
}

/** The background may end for good: there is no round to continue. */
async function clearWakeUp(): Promise<void> {
  await clearAlarm('go-on');
}
