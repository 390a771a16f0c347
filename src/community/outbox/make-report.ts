import { type Place, unknownCountry } from '../../../protocol/wire/place.ts';
import type { Report } from '../../../protocol/wire/report.ts';
import { reportVersion } from '../../../protocol/wire/report-version.ts';
import { slotOf } from '../../../protocol/wire/slot.ts';
import { isCustom } from '../../model/custom-service.ts';
import { networkPolicy } from '../../model/network-states.ts';
import { ownReasonsOf } from '../../model/own-reasons.ts';
import { isJudged, type NetworkVerdict, type ServiceVerdict } from '../../model/verdict.ts';

export interface Circumstances {
  readonly network: NetworkVerdict;
  readonly place: Place;
  /** Version of the package, e.g. `1.2.3`. */
  readonly version: string;
}

/**
 * The report of a verdict, or undefined if it may not be shared: the verdict is unsure, or only about a site; the
 * service is a custom one; or the result is due to a route, filter or rule of the person's own, or says nothing about
 * the place.
 */
export function toReport(verdict: ServiceVerdict, { network, place, version }: Circumstances): Report | undefined {
  const { confidence, state, service } = verdict;
  if (confidence !== 'confident' && confidence !== 'likely') return undefined;
  if (isCustom(service) || place.cc === unknownCountry) return undefined;
  if (!networkPolicy(network.state).shared) return undefined;
  if (!isJudged(state) || ownReasonsOf(verdict).length > 0) return undefined;
  return {
    v: reportVersion,
    slot: slotOf(verdict.at),
    cc: place.cc,
    asn: place.asn,
    service,
    state: state === 'works' || state === 'blocked' ? state : 'problem',
    version: version.split('.').slice(0, 2).join('.'),
  };
}
