import type { Observation } from '../../model/observation.ts';
import { firstProbes, isWhole } from './sample.ts';
import { saysNothing, type TransferProbe } from './transfer.ts';

/** The controls whose first sample passed. */
export function controlsThatPass(probe: TransferProbe, seen: readonly Observation[]): Observation[] {
  return seen.filter((o) => o.probe === firstProbes[probe] && o.subject.kind === 'control' && isWhole(o));
}

/** Were controls looked at? */
export function wasLookedAt(seen: readonly Observation[]): boolean {
  return seen.some((o) => o.probe === 'first-download' && o.subject.kind === 'control' && !saysNothing(o));
}

/** Controls were looked at and none passed, so no file of a service was. */
export function noControlPasses(seen: readonly Observation[]): boolean {
  return wasLookedAt(seen) && controlsThatPass('download', seen).length === 0;
}

/** Speed of the first sample of the slowest control, kbit/s. */
export function firstControlKbps(seen: readonly Observation[]): number | undefined {
  const speeds = controlsThatPass('download', seen).flatMap((o) => o.transfer?.kbps ?? []);
  return speeds.length > 0 ? Math.min(...speeds) : undefined;
}

export function isAbroad({ subject }: Observation): boolean {
  return subject.kind === 'control' && subject.class !== 'domestic';
}
