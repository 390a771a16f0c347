import { isCutInHandshake, isTimeout } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { ServiceId } from '../../model/service.ts';
import type { Check } from '../check/check.ts';

/**
 * At least this many operators of comparison sites have to be without QUIC before this applies to the connection.
 * @source our choice: one of them may have switched it off since
 */
const minVendors = 2;

/**
 * At least this many handshakes with a host of a service have to fail.
 * @source each is six datagrams in four seconds already; the second one, at another moment, decides
 */
export const triesOfService = 2;

/** Whether the QUIC handshake with this host completed, or the server refused it. */
export function passesQuic({ probe, outcome }: Pick<Observation, 'probe' | 'outcome'>): boolean {
  return (
    probe === 'quic' && (outcome.kind === 'connected' || (outcome.kind === 'failed' && outcome.failure === 'ssl_error'))
  );
}

/** Whether nothing came back, or only an ICMP error. */
export function holdsQuicBack({ probe, outcome }: Pick<Observation, 'probe' | 'outcome'>): boolean {
  if (probe !== 'quic' || outcome.kind !== 'failed') return false;
  const { failure } = outcome;
  return isTimeout(failure) || failure === 'connection_refused' || failure === 'host_unreachable';
}

/** Whether QUIC works with no comparison site that offers it, whoever runs it. */
export function isQuicHeldBack(check: Check): boolean {
  if (check.by('quic').some(passesQuic)) return false;
  const vendors = check
    .by('quic')
    .filter(holdsQuicBack)
    .flatMap(({ subject }) => (subject.kind === 'control' ? [subject.vendor] : []));
  return new Set(vendors).size >= minVendors;
}

/** Whether QUIC works with a comparison site, but not with this service, which offers it. */
export function isQuicHeldBackFor(service: ServiceId, check: Check): boolean {
  if (!check.controls.some(passesQuic)) return false;
  const own = check.of(service).filter(({ probe }) => probe === 'quic');
  return !own.some(passesQuic) && own.filter(holdsQuicBack).length >= triesOfService;
}

/**
 * At least this many requests for a page have to fail over TCP before it is requested over QUIC.
 * @source as for any failure: one alone may be lost
 */
const triesOverTcp = 2;

/** Pages of services whose handshakes over TCP are cut or swallowed, if none of the service's pages answered. */
export function pagesWithoutTcp(check: Check): Observation[] {
  const pages = check.triesAtServices.filter(
    ({ probe, subject }) => probe === 'https' && subject.kind === 'service' && subject.function === 'web',
  );
  const isShut = ({ outcome }: Observation) =>
    outcome.kind === 'failed' && (isCutInHandshake(outcome.failure) || isTimeout(outcome.failure));
  const triesOf = ({ host }: Observation) => pages.filter((o) => o.host === host);
  return pages.filter((o) => triesOf(o).length >= triesOverTcp && triesOf(o).every(isShut));
}
