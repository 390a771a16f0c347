import type { Service } from '../../model/service.ts';
import type { Check } from '../check/check.ts';
import { controlsThatPass } from './first-controls.ts';
import { expectedRoundTripMs } from './round-trip.ts';
import { narrowBytes } from './sample.ts';
import { maxRoundTrips, timesSlower } from './slower-than-controls.ts';
import { bodyMs, overallKbps, transfersOf } from './transfer.ts';
import { subjectOf, transferEndpoint } from './transfer-endpoint.ts';

/**
 * Did the page of a service come many times slower than the first sample of the slowest control, and slower than its
 * distance explains? Its bytes are counted unpacked, and only as many as a small sample has: packed, a long page may
 * be no longer than that.
 */
export function comesSlowly(service: Service, check: Check): boolean {
  const endpoint = transferEndpoint(service, 'web');
  const pages = endpoint ? transfersOf(subjectOf(service, endpoint, 'web'), 'first-download', check) : [];
  const slowest = Math.min(...controlsThatPass('download', check).map(overallKbps));
  return (
    pages.length > 0 &&
    Number.isFinite(slowest) &&
    pages.every((page) => {
      const ms = bodyMs(page);
      const kbps = (Math.min(narrowBytes, page.transfer?.bytes ?? 0) * 8) / ms;
      return kbps * timesSlower < slowest && ms > maxRoundTrips * expectedRoundTripMs(page.host, check);
    })
  );
}
