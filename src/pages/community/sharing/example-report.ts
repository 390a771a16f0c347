import { type Place, unknownCountry } from '../../../../protocol/wire/place.ts';
import type { Report } from '../../../../protocol/wire/report.ts';
import { reportVersion } from '../../../../protocol/wire/report-version.ts';
import { slotOf } from '../../../../protocol/wire/slot.ts';
import { toReport } from '../../../community/outbox/make-report.ts';
import type { Round } from '../../../model/round.ts';

/** The report that would be sent about the latest result, or an invented one. */
export interface Example {
  readonly report: Report;
  /** It is from the person's own result. */
  readonly own: boolean;
  /** Country and network are known; otherwise they are placeholders. */
  readonly placed: boolean;
}

/** A placeholder for a country that is not known yet: ISO 3166 reserves XX for its users. */
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
  const [report] = reports ?? [];
  if (report) return { report, own: true, placed };
  return {
    report: {
      v: reportVersion,
      slot: slotOf(now),
      cc: place.cc,
      asn: place.asn,
      service: 'whatsapp',
      state: 'blocked',
      version: version.split('.').slice(0, 2).join('.'),
    },
    own: false,
    placed,
  };
}
