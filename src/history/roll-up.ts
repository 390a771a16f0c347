import type { FunctionId } from '../model/function-ids.ts';
import type { NetworkState } from '../model/network-states.ts';
import type { Round } from '../model/round.ts';
import type { ServiceId } from '../model/service.ts';
import type { ServiceVerdict } from '../model/verdict.ts';
import type { Day, LocalClock, LocalTime } from './local-time.ts';
import type { Origin } from './own.ts';
import { addTallies, type Tally, tallyOf } from './tally.ts';
import { joinTurns, type Turn, turnsOf } from './turns.ts';
import { isAsOthers } from './watched.ts';

/** The rounds of a service in a period, summed up. */
export interface ServiceTally {
  readonly total: Tally;
  readonly functions: Readonly<Partial<Record<FunctionId, Tally>>>;
}

/**
 * Everything that the rounds of one day found on one network, those of files apart. It is kept longer than these rounds.
 */
export interface DayRollUp extends Origin {
  readonly day: Day;
  readonly profile: string;
  /** The state of the connection by hour of the day; hours without a round are absent. */
  readonly network: Readonly<Record<number, Tally<NetworkState>>>;
  readonly services: Readonly<Record<ServiceId, ServiceDay>>;
}

export interface ServiceDay extends ServiceTally {
  /** Oldest first; the first is the state at the start of the day. */
  readonly turns: readonly Turn[];
}

/** One service on one network in one day, by hour of the day; hours without a round are absent. */
export interface HourRollUp extends Origin {
  readonly service: ServiceId;
  readonly day: Day;
  readonly profile: string;
  readonly hours: Readonly<Record<number, ServiceTally>>;
}

/** The verdicts that count in shares. */
export function countedVerdicts(round: Round): readonly ServiceVerdict[] {
  return isAsOthers(round) ? round.verdicts : [];
}

const nothing: ServiceTally = { total: { rounds: 0, states: {} }, functions: {} };

/** Adds a round to its day. It must be later than the rounds already in it. What does not count can be a change. */
export function addToDay(before: DayRollUp | undefined, round: Round, { day, hour }: LocalTime): DayRollUp {
  const network = { ...before?.network };
  const counts = isAsOthers(round);
  if (round.network && counts) {
    const { state, controlMs, kbps } = round.network;
    const tally = addTallies(network[hour], tallyOf(state, { controlMs, kbps }));
    if (tally) network[hour] = tally;
  }
  const services = { ...before?.services };
  for (const verdict of round.verdicts) {
    const known = services[verdict.service];
    const turns = joinTurns(known?.turns ?? [], turnsOf(verdict, round));
    services[verdict.service] = { ...(counts ? addVerdict(known, verdict) : (known ?? nothing)), turns };
  }
  return { day, profile: round.profile, ...originOf(round), network, services };
}

/** Adds a round to the hours of one service. */
export function addToHours(
  before: HourRollUp | undefined,
  round: Round,
  verdict: ServiceVerdict,
  { day, hour }: LocalTime,
): HourRollUp {
  const hours = { ...before?.hours, [hour]: addVerdict(before?.hours[hour], verdict) };
  return { service: verdict.service, day, profile: round.profile, ...originOf(round), hours };
}

/** Makes the roll-ups of all rounds that ended and are not left out. @param rounds oldest first */
export function rollUp(rounds: Iterable<Round>, clock: LocalClock): { days: DayRollUp[]; hours: HourRollUp[] } {
  const days = new Map<string, DayRollUp>();
  const hours = new Map<string, HourRollUp>();
  for (const round of rounds) {
    if (round.status === 'running' || round.leftOut) continue;
    const time = clock.timeAt(round.at);
    const dayKey = JSON.stringify([time.day, round.profile, round.imported]);
    days.set(dayKey, addToDay(days.get(dayKey), round, time));
    for (const verdict of countedVerdicts(round)) {
      const key = JSON.stringify([verdict.service, time.day, round.profile, round.imported]);
      hours.set(key, addToHours(hours.get(key), round, verdict, time));
    }
  }
  return { days: [...days.values()], hours: [...hours.values()] };
}

const originOf = ({ imported }: Origin): Origin => (imported ? { imported } : {});

/** Adds up two periods of a service. */
export function addServiceTallies(one: ServiceTally | undefined, other: ServiceTally | undefined) {
  if (!one || !other) return one ?? other;
  const functions: Partial<Record<FunctionId, Tally>> = { ...one.functions };
  for (const [id, tally] of Object.entries(other.functions) as [FunctionId, Tally][]) {
    functions[id] = addTallies(functions[id], tally) ?? tally;
  }
  return { total: addTallies(one.total, other.total) ?? one.total, functions };
}

function addVerdict(before: ServiceTally | undefined, verdict: ServiceVerdict): ServiceTally {
  const one: ServiceTally = {
    total: tallyOf(verdict.state),
    functions: Object.fromEntries(
      verdict.functions.map((each) => [each.function, tallyOf(each.state, { kbps: each.kbps })]),
    ),
  };
  return addServiceTallies(before, one) ?? one;
}
