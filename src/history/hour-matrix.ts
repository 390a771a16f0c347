import { isPart } from './changes.ts';
import { weekdayOf } from './local-time.ts';
import { addServiceTallies, type HourRollUp, type ServiceTally } from './roll-up.ts';

/** Seven weekdays, Monday first, of 24 hours each; undefined if no round ran. */
export type HourMatrix = readonly (readonly (ServiceTally | undefined)[])[];

/**
 * A service's tallies for each hour of the week.
 * @param hours the service's roll-ups
 * @param profile absent: all networks
 */
export function hourMatrix(hours: readonly HourRollUp[], profile?: string): HourMatrix {
  const matrix = Array.from({ length: 7 }, () => Array<ServiceTally | undefined>(24).fill(undefined));
  for (const one of hours) {
    if (!isPart({ profile }, one)) continue;
    const row = matrix[weekdayOf(one.day)] ?? [];
    for (const [hour, tally] of Object.entries(one.hours)) {
      row[Number(hour)] = addServiceTallies(row[Number(hour)], tally);
    }
  }
  return matrix;
}
