import type { Observation } from '../../model/observation.ts';
import { median } from '../median.ts';
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
   * of three or more that of the middle one, since a single one may be held up by chance.
   */
  readonly atLeastKbps?: number;
  /** Where two long ones were made: the speed of the faster one, kbit/s. */
  readonly fasterOfTwoKbps?: number;
  /** Time of the slowest that passed, without connecting, ms. */
  readonly slowestMs?: number;
  /** Too slow to compare anything with. */
  readonly isSlow: boolean;
  /** Did the downloads end so early in slow start that the line may be many times faster? */
  readonly mayBeFaster: boolean;
}

export function controlTransfers(probe: TransferProbe, seen: readonly Observation[]): ControlTransfers {
  const tries = seen.filter((o) => o.probe === probe && o.subject.kind === 'control' && !saysNothing(o));
  const passed = tries.filter(isPassed);
  const passing = controlsOf(passed);
  const speeds = passed.flatMap((o) => speedOf(o) ?? []);
  const kbps = least(speeds);
  const long = passed.filter(isLongSample);
  const rates = long.flatMap((o) => rateOfLineKbps(o, seen) ?? []);
  const compared = rates.length > 0 ? rates : passed.flatMap((o) => comparedKbps(o, seen) ?? []);
  const atLeastKbps = rates.length > 2 ? median(rates) : least(compared);
  return {
    passed: passing.size,
    failed: [...controlsOf(tries)].filter((control) => !passing.has(control)).length,
    ...(kbps === undefined ? {} : { kbps }),
    ...(atLeastKbps === undefined ? {} : { atLeastKbps }),
    ...(rates.length === 2 ? { fasterOfTwoKbps: Math.max(...rates) } : {}),
    ...(passed.length > 0 ? { slowestMs: Math.max(...passed.map(bodyMs)) } : {}),
    isSlow: kbps !== undefined && kbps < slowestControlKbps,
    mayBeFaster: probe === 'download' && long.length === 0 && passed.every((o) => distanceExplains(o, seen)),
  };
}

function least(values: readonly number[]): number | undefined {
  return values.length > 0 ? Math.min(...values) : undefined;
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
