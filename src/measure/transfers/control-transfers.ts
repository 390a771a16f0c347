import type { Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { median } from '../check/median.ts';
import { comparedKbps, rateOfLineKbps } from './compared-speed.ts';
import { distanceExplains, slowestControlKbps } from './line-speed.ts';
import { bodyMs, isLongSample, isPassed, saysNothing, speedOf, type TransferProbe } from './transfer.ts';

/** The transfers of controls in one direction. */
export interface ControlTransfers {
  /** How many controls had a transfer that passed, and how many had only failed ones. */
  readonly passed: number;
  readonly failed: number;
  /** Speed of the slowest that passed, kbit/s; absent when none passed or none could be measured. */
  readonly kbps?: number;
  /**
   * The same of downloads, over their whole time: what services are compared with. If there are long ones, of these, and
   * of three or more that of the middle one, as far as the slowest may have been late by chance.
   */
  readonly atLeastKbps?: number;
  /** Where two long ones were made: the speed of the faster one, kbit/s, with the same limit. */
  readonly fasterOfTwoKbps?: number;
  /** Time of the slowest that passed, without connecting, ms. */
  readonly slowestMs?: number;
  /** Too slow to compare anything with. */
  readonly isSlow: boolean;
  /** Did the downloads end so early in slow start that the line may be many times faster? */
  readonly mayBeFaster: boolean;
}

/**
 * The slowest of several long samples is late by chance where the others were no more than this many times faster. Where
 * they were, the line itself was held up, perhaps while services were sampled.
 * @source our choice: Firefox is late by 0.3 s in one of four that take 0.7 s
 */
const timesLateByChance = 2;

export function controlTransfers(probe: TransferProbe, check: Check): ControlTransfers {
  const tries = check.by(probe).filter((o) => o.subject.kind === 'control' && !saysNothing(o));
  const passed = tries.filter(isPassed);
  const passing = controlsOf(passed);
  const speeds = passed.flatMap((o) => speedOf(o) ?? []);
  const kbps = speeds.length > 0 ? Math.min(...speeds) : undefined;
  const long = passed.filter(isLongSample);
  const rates = long.flatMap((o) => rateOfLineKbps(o, check) ?? []);
  const compared = rates.length > 0 ? rates : passed.flatMap((o) => comparedKbps(o, check) ?? []);
  const slowest = Math.min(...compared);
  const atMost = (kbps = 0) => Math.min(kbps, timesLateByChance * slowest);
  return {
    passed: passing.size,
    failed: [...controlsOf(tries)].filter((control) => !passing.has(control)).length,
    ...(kbps === undefined ? {} : { kbps }),
    ...(compared.length > 0 ? { atLeastKbps: rates.length > 2 ? atMost(median(rates)) : slowest } : {}),
    ...(rates.length === 2 ? { fasterOfTwoKbps: atMost(Math.max(...rates)) } : {}),
    ...(passed.length > 0 ? { slowestMs: Math.max(...passed.map(bodyMs)) } : {}),
    isSlow: kbps !== undefined && kbps < slowestControlKbps,
    mayBeFaster: probe === 'download' && long.length === 0 && passed.every((o) => distanceExplains(o, check)),
  };
}

function controlsOf(transfers: readonly Observation[]): ReadonlySet<string> {
  return new Set(transfers.flatMap(({ subject }) => (subject.kind === 'control' ? [subject.control] : [])));
}

/**
 * Most controls failed, so it is the connection. Controls stand in unrelated networks: one that fails beside others
 * that pass says something only of its own network.
 */
export function mostFail({ passed, failed }: ControlTransfers): boolean {
  return failed > passed;
}
