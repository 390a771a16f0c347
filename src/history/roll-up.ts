import type { FunctionId } from '../model/function-ids.ts';
import type { NetworkState } from '../model/network-states.ts';
import type { Round } from '../model/round.ts';
import type { ServiceId } from '../model/service.ts';
import type { ServiceVerdict } from '../model/verdict.ts';
import type { Day, LocalClock, LocalTime } from './local-time.ts';
import { addTallies, type Tally, tallyOf } from './tally.ts';
import { joinTurns, type Turn, turnsOf } from './turns.ts';

/** A service in some stretch of time. */
export interface ServiceTally {
  readonly total: Tally;
  readonly functions: Readonly<Partial<Record<FunctionId, Tally>>>;
}

/** All that was found on one network in one day. Outlives the rounds that it was made from. */
export interface DayRollUp {
  readonly day: Day;
  readonly profile: string;
  /** The connection, by hour of the day; absent hours had no round. */
  readonly network: Readonly<Record<number, Tally<NetworkState>>>;
  readonly services: Readonly<Record<ServiceId, ServiceDay>>;
}

export interface ServiceDay extends ServiceTally {
  /** In the order of their times; the first says what the day began with. */
  readonly turns: readonly Turn[];
}

/** One service on one network in one day, by hour of the day; absent hours had no round. */
export interface HourRollUp {
  readonly service: ServiceId;
  readonly day: Day;
  readonly profile: string;
  readonly hours: Readonly<Record<number, ServiceTally>>;
}

/** The day with one more round, which is later than those in it. */
export function addToDay(before: DayRollUp | undefined, round: Round, { day, hour }: LocalTime): DayRollUp {
  const network = { ...before?.network };
  if (round.network) {
    const { state, controlMs, kbps } = round.network;
    const tally = addTallies(network[hour], tallyOf(state, { controlMs, kbps }));
    if (tally) network[hour] = tally;
  }
  const services = { ...before?.services };
  for (const verdict of round.verdicts) {
    const known = services[verdict.service];
    const turns = joinTurns(known?.turns ?? [], turnsOf(verdict, round));
    services[verdict.service] = { ...addVerdict(known, verdict), turns };
  }
  return { day, profile: round.profile, network, services };
}

/** A service's hours with one more round. */
export function addToHours(
  before: HourRollUp | undefined,
  round: Round,
  verdict: ServiceVerdict,
  { day, hour }: LocalTime,
): HourRollUp {
  const hours = { ...before?.hours, [hour]: addVerdict(before?.hours[hour], verdict) };
  return { service: verdict.service, day, profile: round.profile, hours };
}

/** The roll-ups of rounds that ended, oldest first. */
export function rollUp(rounds: Iterable<Round>, clock: LocalClock): { days: DayRollUp[]; hours: HourRollUp[] } {
  const days = new Map<string, DayRollUp>();
  const hours = new Map<string, HourRollUp>();
  for (const round of rounds) {
    if (round.status === 'running') continue;
    const time = clock.timeAt(round.at);
    const dayKey = JSON.stringify([time.day, round.profile]);
    days.set(dayKey, addToDay(days.get(dayKey), round, time));
    for (const verdict of round.verdicts) {
      const key = JSON.stringify([verdict.service, time.day, round.profile]);
      hours.set(key, addToHours(hours.get(key), round, verdict, time));
    }
  }
  return { days: [...days.values()], hours: [...hours.values()] };
}

/** Two stretches as one, the earlier first. */
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
