import type { FunctionId } from '../../model/function-ids.ts';
import type { ServiceId } from '../../model/service.ts';
import type { ServiceVerdict } from '../../model/verdict.ts';
import { median } from '../median.ts';

/**
 * Measurements older than this say little about today's line.
 * @source our choice
 */
export const usualSpeedMs = 14 * 24 * 3_600_000;

/**
 * With fewer measurements than this there is no usual speed.
 * @source our choice: two outliers do not move a median of five
 */
const minMeasurements = 5;

/**
 * The median speed of a function over earlier verdicts in which it worked, kbit/s; undefined when there are too few.
 * @param earlier verdicts on the same network, none older than `usualSpeedMs`
 */
export function usualSpeed(service: ServiceId, id: FunctionId, earlier: readonly ServiceVerdict[]): number | undefined {
  const speeds = earlier
    .filter((verdict) => verdict.service === service)
    .flatMap(({ functions }) => functions.filter((f) => f.function === id && f.state === 'works'))
    .flatMap(({ kbps }) => kbps ?? []);
  return speeds.length < minMeasurements ? undefined : median(speeds);
}
