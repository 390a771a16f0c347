import { newestChanges } from '../../../history/changes.ts';
import { type CurrentState, currentStateOf, type PlacedVerdict } from '../../../history/current-state.ts';
import { addDays } from '../../../history/local-time.ts';
import { isOwn } from '../../../history/own.ts';
import type { Change } from '../../../history/turns.ts';
import { couldNotSeeSlowness } from '../../../history/whole-check.ts';
import { isJudgedNetwork } from '../../../model/network-states.ts';
import type { Round } from '../../../model/round.ts';
import type { ServiceId } from '../../../model/service.ts';
import { isProblem, type ServiceVerdict } from '../../../model/verdict.ts';
import { systemClock } from '../../../platform/browser/clock.ts';
import { readRounds } from '../../../platform/store/read-rounds.ts';
import type { RollUpReader, RoundReader, VerdictReader } from '../../../platform/store/store.ts';
import type { readSettings } from '../../../platform/values/local-values.ts';
import { isAbandoned } from '../../../schedule/round-length.ts';
import { readAndClose } from '../read-and-close.ts';
import { wasNotJudged } from '../verdict-text.ts';
import type { Past } from './view.ts';

/** Older rounds than this are not used to fill gaps in the newest one. */
const lookBackMs = 7 * 24 * 60 * 60_000;

/**
 * Reads the part of the history that the popup shows. Throws a `StoreError` if the history cannot be used.
 * @param services the chosen ones
 */
export async function readPast(
  stored: ReturnType<typeof readSettings>,
  services: Promise<readonly ServiceId[]>,
): Promise<Past> {
  return readAndClose(readRounds(stored), async (store) => {
    const { running: begun, last } = newestRounds(store);
    const [running, ended, verdicts, networks] = await Promise.all([
      begun,
      last,
      last.then(async (round) => lastVerdicts(store, round, await services)),
      store.networks(),
    ]);
    // Usually the newest round is enough. Earlier rounds are read only if it is not.
    const whole =
      ended === undefined || (ended.status === 'finished' && (!ended.network || isJudgedNetwork(ended.network.state)));
    const [recent, currentStates] = await Promise.all([
      whole ? [] : store.roundsSince(ended.at - lookBackMs),
      readCurrentStates(store, verdicts, Date.now()),
    ]);
    const finished = ended?.status === 'finished' ? ended : recent.find((round) => round.status === 'finished');
    return {
      ...(running && !isAbandoned(running, Date.now()) ? { running } : {}),
      ...(finished ? { finished } : {}),
      ...(ended ? { ended } : {}),
      networks,
      verdicts,
      currentStates,
      earlier: earlierOf(verdicts, recent),
    };
  });
}

/**
 * Another process may end a round between the two reads. The running one is read first, so that such a round still runs,
 * or has ended, and never gives way to the one before it.
 */
export function newestRounds(store: Pick<RoundReader, 'runningRound' | 'lastRound'>) {
  return { running: store.runningRound(), last: store.lastRound() };
}

/** Mostly the newest round has all of them. */
async function lastVerdicts(
  store: VerdictReader,
  round: Round | undefined,
  services: readonly ServiceId[],
): Promise<ReadonlyMap<ServiceId, PlacedVerdict>> {
  if (!round) return new Map();
  const { verdicts, profile, extent } = round;
  const wanted = verdicts.filter(({ service }) => services.includes(service));
  return wanted.length === services.length
    ? new Map(wanted.map((verdict) => [verdict.service, { ...verdict, profile, extent }]))
    : store.lastVerdicts(services);
}

function earlierOf(verdicts: ReadonlyMap<ServiceId, ServiceVerdict>, recent: readonly Round[]) {
  const earlier = new Map<ServiceId, ServiceVerdict>();
  for (const verdict of verdicts.values()) {
    if (!wasNotJudged(verdict)) continue;
    const found = recent
      .flatMap((round) => round.verdicts)
      .find((candidate) => candidate.service === verdict.service && !wasNotJudged(candidate));
    if (found) earlier.set(verdict.service, found);
  }
  return earlier;
}

/** A generous limit: a round takes minutes, even if the worker was killed in the middle of it. */
const longestRoundMs = 60 * 60_000;

/** The round that a verdict came from. */
export async function roundOf(store: RoundReader, verdict: ServiceVerdict): Promise<Round | undefined> {
  const [running, ended] = await Promise.all([store.runningRound(), store.roundsSince(verdict.at - longestRoundMs)]);
  const candidates = running ? [running, ...ended] : ended;
  return candidates.find((round) =>
    round.verdicts.some((one) => one.service === verdict.service && one.at === verdict.at),
  );
}

/** What is so of each service, and since when. The history is read only where something fails, or may still fail. */
async function readCurrentStates(
  store: RollUpReader,
  verdicts: ReadonlyMap<ServiceId, PlacedVerdict>,
  now: number,
): Promise<ReadonlyMap<ServiceId, CurrentState>> {
  const all = [...verdicts.values()];
  const begun = all.some(({ state, extent }) => isProblem(state) || couldNotSeeSlowness(extent, state));
  const changes = begun ? await recentChanges(store, now) : [];
  return new Map(all.map((verdict) => [verdict.service, currentStateOf(verdict, changes)]));
}

/** How far back to look for the begin of a problem. */
const lookBackDays = 30;

/** The newest change of each service and function on each network. */
export async function recentChanges(store: RollUpReader, now: number): Promise<readonly Change[]> {
  const today = systemClock().timeAt(now).day;
  return newestChanges((await store.days(addDays(today, -lookBackDays), today)).filter(isOwn));
}
