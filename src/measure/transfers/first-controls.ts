import type { Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { firstProbes, isWhole } from './sample.ts';
import { saysNothing, type TransferProbe } from './transfer.ts';

/** The controls whose first sample passed. */
export function controlsThatPass(probe: TransferProbe, check: Check): Observation[] {
  return check.by(firstProbes[probe]).filter((o) => o.subject.kind === 'control' && isWhole(o));
}

/** Were controls looked at? */
export function wasLookedAt(check: Check): boolean {
  return check.by('first-download').some((o) => o.subject.kind === 'control' && !saysNothing(o));
}

/** Controls were looked at and none passed, so no file of a service was. */
export function noControlPasses(check: Check): boolean {
  return wasLookedAt(check) && controlsThatPass('download', check).length === 0;
}

/** Speed of the first sample of the slowest control, kbit/s. */
export function firstControlKbps(check: Check): number | undefined {
  const speeds = controlsThatPass('download', check).flatMap((o) => o.transfer?.kbps ?? []);
  return speeds.length > 0 ? Math.min(...speeds) : undefined;
}

export function isAbroad({ subject }: Observation): boolean {
  return subject.kind === 'control' && subject.class !== 'domestic';
}
