import type { Round } from '../../../model/round.ts';
import { toReport } from '../../outbox/make-report.ts';
import { type Place, unknownCountry } from '../../protocol/wire/place.ts';
import type { Report } from '../../protocol/wire/report.ts';
import { slotOf } from '../../protocol/wire/slot.ts';

/** What would be sent of the newest result, or of nobody's. */
export interface Example {
  readonly report: Report;
  /** It is the person's own. */
  readonly own: boolean;
  /** Country and network are not known yet, and stand for nothing. */
  readonly placed: boolean;
}

/** Stands where the country is not known yet: ISO 3166 leaves it to its users too. */
const somewhere: Place = { cc: 'XX', asn: 0 };

export function exampleReport(
  round: Round | undefined,
  seen: Place | undefined,
  version: string,
  now: number,
): Example {
  const placed = seen !== undefined && seen.cc !== unknownCountry;
  const place = placed ? seen : somewhere;
  const { network } = round ?? {};
  const reports = round?.verdicts.flatMap(
    (verdict) => (network && toReport(verdict, { network, place, version })) ?? [],
  );
  // A result with a problem shows more of the fields.
  const report = reports?.find(({ state }) => state !== 'works') ?? reports?.[0];
  if (report) return { report, own: true, placed };
  return {
    report: {
      v: 1,
      slot: slotOf(now),
      cc: place.cc,
      asn: place.asn,
      service: 'whatsapp',
      state: 'partial',
      cause: 'tls',
      functions: { web: 'blocked', messages: 'works' },
      confidence: 'likely',
      version: version.split('.').slice(0, 2).join('.'),
    },
    own: false,
    placed,
  };
}
