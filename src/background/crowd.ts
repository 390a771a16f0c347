import { type CrowdMode, type CrowdState, type ExchangeAnswer, type ExchangeAsk, emptyCrowd } from '../core/crowd.ts';
import { toReport } from '../core/make-report.ts';
import {
  afterFailing,
  afterSending,
  dueNow,
  nextAt,
  onlyFrom,
  queued,
  resting,
  type Waiting,
  withoutOld,
  withoutWaiting,
} from '../core/outbox.ts';
import { type Place, unknownCountry } from '../core/place.ts';
import type { Round } from '../core/round.ts';
import { clearAlarm, setAlarm } from '../platform/alarms.ts';
import { announceChange } from '../platform/changes.ts';
import { changeCrowd, readCrowd } from '../platform/crowd-state.ts';
import { currentNetwork } from '../platform/current-network.ts';
import { currentPlace, forgetPlace, rememberPlace } from '../platform/current-place.ts';
import { localHints } from '../platform/hints.ts';
import { addDataUse } from '../platform/local-values.ts';
import { productVersion } from '../platform/version.ts';

/** Browsers grant no shorter alarm. */
const soonestMs = 30_000;

/** What one exchange moves, both ways, with its handshake. */
const exchangeBytes = 12_000;

/** What the crowd needs from outside. */
export interface CrowdMeans {
  /** What the person chose, as far as build and browser allow it now, and since when (epoch ms). */
  choice(): Promise<{ readonly mode: CrowdMode; readonly since: number }>;
  exchange(message: Message): Promise<ExchangeAnswer>;
}
type Message = Pick<ExchangeAsk, 'report' | 'country' | 'from' | 'counters'>;

/** Sees to the queue and to what the crowd says. Nothing of it ever reaches a verdict. */
export interface CrowdKeeper {
  roundEnded(round: Round): Promise<void>;
  /** Its alarm rang. */
  wake(): Promise<void>;
  readNow(): Promise<'read' | 'failed' | 'off'>;
  /** The person chose otherwise, or the browser took something away. */
  chosen(): Promise<void>;
  networkLost(): Promise<void>;
  dropWaiting(key: string | undefined): Promise<void>;
}

export function keepCrowd({ choice, exchange }: CrowdMeans): CrowdKeeper {
  const plan = async ({ outbox }: CrowdState) => {
    const at = nextAt(outbox);
    if (at === undefined) await clearAlarm('crowd');
    else setAlarm('crowd', { when: Math.max(at, Date.now() + soonestMs) });
  };
  const change = async (how: (state: CrowdState) => CrowdState) => {
    await plan(await changeCrowd(how));
    announceChange();
  };

  /** Has one message sent, and keeps what came back. */
  const send = async (entry: Waiting | undefined, country: string): Promise<ExchangeAnswer> => {
    const [{ counters }, from] = await Promise.all([readCrowd(), currentPlace()]);
    const report = entry?.report;
    const answer = await exchange({
      country,
      counters,
      ...(report ? { report, from: report } : entry && from ? { from } : {}),
    });
    await addDataUse(Date.now(), await currentNetwork(), exchangeBytes);
    // Whoever opted out meanwhile wants nothing of it kept.
    if ((await choice()).mode === 'off') return answer;
    if (answer.kind !== 'failed' && answer.place) await rememberPlace(answer.place);
    await change((state) => answered(state, answer, entry));
    return answer;
  };

  const read = async (): Promise<'read' | 'failed'> => {
    const [place, { snapshot }] = await Promise.all([currentPlace(), readCrowd()]);
    const country = place?.cc ?? snapshot?.country ?? unknownCountry;
    const answer = await send(undefined, country);
    if (answer.kind !== 'answered') return 'failed';
    if (answer.place && answer.place.cc !== country && answer.place.cc !== unknownCountry) {
      return (await send(undefined, answer.place.cc)).kind === 'answered' ? 'read' : 'failed';
    }
    return 'read';
  };

  return {
    async roundEnded(round) {
      const { mode, since } = await choice();
      if (mode === 'off' || round.status !== 'finished' || !round.network || round.at < since) return;
      if (!(await currentPlace())) await inTurn(read);
      const [place, network] = [await currentPlace(), round.network];
      if (!place) return;
      const version = productVersion();
      const reports = round.verdicts.flatMap((verdict) => toReport(verdict, { network, place, version }) ?? []);
      const how = { share: mode === 'share', now: Date.now(), random: Math.random };
      await change((state) => ({ ...state, outbox: queued(state.outbox, reports, how) }));
    },
    wake: () =>
      inTurn(async () => {
        if ((await choice()).mode === 'off') return;
        const now = Date.now();
        const { outbox, snapshot } = await changeCrowd((state) => ({
          ...state,
          outbox: withoutOld(state.outbox, now),
        }));
        const entry = dueNow(outbox, now, Math.random);
        if (entry && localHints().onLine) {
          const place = await currentPlace();
          await send(entry, place?.cc ?? snapshot?.country ?? unknownCountry);
        } else await change((state) => (entry ? { ...state, outbox: resting(state.outbox, now) } : state));
      }),
    async readNow() {
      return (await choice()).mode === 'off' ? 'off' : inTurn(read);
    },
    async chosen() {
      const { mode } = await choice();
      if (mode === 'off') await forgetPlace();
      await change((state) => allowedBy(mode, state));
    },
    async networkLost() {
      await forgetPlace();
      await change((state) => (state.outbox.waiting.length === 0 ? state : dropped(state)));
    },
    dropWaiting: (key) =>
      change((state) => {
        if (key === undefined) return dropped(state);
        const waiting = state.outbox.waiting.filter((entry) => entry.key !== key);
        return { ...state, outbox: { ...state.outbox, waiting } };
      }),
  };
}

/** One exchange at a time. */
let lastTurn: Promise<unknown> = Promise.resolve();
function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const turn = lastTurn.then(work);
  lastTurn = turn.catch(() => undefined);
  return turn;
}

function answered(state: CrowdState, answer: ExchangeAnswer, entry: Waiting | undefined): CrowdState {
  const { outbox } = state;
  const now = Date.now();
  switch (answer.kind) {
    case 'failed':
      return { ...state, unreachable: true, outbox: entry ? afterFailing(outbox, now, Math.random) : outbox };
    case 'moved':
      return { ...state, outbox: onlyFrom(outbox, answer.place) };
    case 'answered': {
      const { snapshot = state.snapshot, place } = answer;
      const { unreachable: _, ...known } = state;
      return {
        ...known,
        outbox: onlyFromKnown(entry ? afterSending(outbox, entry, now, Math.random) : outbox, place),
        counters: snapshot ? { ...state.counters, [snapshot.country]: snapshot.counter } : state.counters,
        readAt: now,
        ...(snapshot ? { snapshot } : {}),
      };
    }
    default:
      return answer satisfies never;
  }
}

const onlyFromKnown = (outbox: CrowdState['outbox'], place: Place | undefined) =>
  place ? onlyFrom(outbox, place) : outbox;

const dropped = (state: CrowdState): CrowdState => ({ ...state, outbox: withoutWaiting(state.outbox) });

function allowedBy(mode: CrowdMode, state: CrowdState): CrowdState {
  switch (mode) {
    case 'share':
      return state;
    case 'read':
      return state.outbox.waiting.some(({ report }) => report) ? dropped(state) : state;
    case 'off': {
      if (state === emptyCrowd) return state;
      const { snapshot: _, readAt: __, unreachable: ___, ...rest } = dropped(state);
      return rest;
    }
    default:
      return mode satisfies never;
  }
}
