import { servicesOnWaysRound } from '../measure/endpoints/ways-round.ts';
import { hasAddedAuthority } from '../measure/network/added-authority.ts';
import { isQuicHeldBackFor } from '../measure/network/quic.ts';
import { wasConnectionCut } from '../measure/transfers/transfer.ts';
import { transferEndpoint } from '../measure/transfers/transfer-endpoint.ts';
import type { Reason } from '../model/reasons.ts';
import type { Case, Summary } from './case.ts';
import { withReason } from './reasons-told.ts';

export function worksWithCutTransfer({ state }: Summary, { service, check }: Pick<Case, 'service' | 'check'>): boolean {
  return state === 'works' && check.of(service.id).some(wasConnectionCut);
}

/** Not all of the service works at all times. */
export function likelyForCutTransfer(service: Summary): Summary {
  return { ...service, confidence: 'likely', because: withReason(service.because, 'tries-disagree') };
}

/** Whether it works as far as is known, but without a transfer in each direction over a connection of this check. */
export function worksAtUnknownSpeed({ state }: Summary, { service, transfers }: Case): boolean {
  // For a service without an upload address, only downloads can be measured.
  const down = transfers.media ?? transfers['page-file'];
  const wanted = transferEndpoint(service, 'upload') ? [down, transfers.upload] : [down];
  const isKnown = wanted.every((one) => (one?.state ?? 'unsure') !== 'unsure' && !one?.marks?.oldConnection);
  return state === 'works' && !isKnown;
}

export function likelyForUnknownSpeed(service: Summary): Summary {
  return { ...service, confidence: 'likely', because: withReason(service.because, 'speed-not-checked') };
}

export function isOnWayRound(_service: Summary, { service, check }: Pick<Case, 'service' | 'check'>): boolean {
  return servicesOnWaysRound(check).has(service.id);
}

export function hasReadableAnswers(_service: Summary, { service, check }: Pick<Case, 'service' | 'check'>): boolean {
  return check.of(service.id).some(hasAddedAuthority);
}

export function isWithoutQuic(_service: Summary, { service, check }: Pick<Case, 'service' | 'check'>): boolean {
  return isQuicHeldBackFor(service.id, check);
}

/** Whether no handshake over TCP succeeds with it, but one over QUIC did. */
export function opensOverQuicAlone(
  { state, cause }: Summary,
  { service, check }: Pick<Case, 'service' | 'check'>,
): boolean {
  const isCut = state === 'blocked' && cause === 'tls';
  return isCut && check.of(service.id).some(({ probe, outcome }) => probe === 'quic' && outcome.kind === 'connected');
}

/** The verdict with one more reason. */
export function saying(reason: Reason): (service: Summary) => Summary {
  return (service) => ({ ...service, because: withReason(service.because, reason) });
}
