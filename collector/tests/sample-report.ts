import type { Report } from '../../protocol/wire/report.ts';
import { slotOf } from '../../protocol/wire/slot.ts';

/** A report of now, from the place that the tests' relays give loopback. */
export function sampleReport(change: Partial<Report> = {}): Report {
  return {
    v: 1,
    slot: slotOf(Date.now()),
    cc: 'RU',
    asn: 8359,
    service: 'telegram',
    state: 'blocked',
    version: '0.1',
    ...change,
  };
}
