import { ooniDays } from '../../protocol/wire/cell.ts';
import { ooniTests } from '../publisher/ooni-tests.ts';
import { isoDay } from './words.ts';

/** The page of OONI Explorer that shows the same measurements. */
export function explorerLink(country: string, service: string, today: number): string {
  const query = new URLSearchParams({
    probe_cc: country,
    test_name: ooniTests.get(service) ?? '',
    since: isoDay(today - ooniDays),
    until: isoDay(today + 1),
    axis_x: 'measurement_start_day',
    time_grain: 'day',
  });
  return `https://explorer.ooni.org/chart/mat?${query}`;
}
