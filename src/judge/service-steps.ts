import { servicesOnWaysRound } from '../measure/endpoints/ways-round.ts';
import { hasAddedAuthority } from '../measure/network/added-authority.ts';
import { isQuicHeldBackFor } from '../measure/network/quic.ts';
import { wasConnectionCut } from '../measure/transfers/transfer.ts';
import { transferEndpoint } from '../measure/transfers/transfer-endpoint.ts';
import type { Reason } from '../model/reasons.ts';
import type { Case, Summary } from './case.ts';

/** A try of a transfer that was cut off shows that not all of the service works at all times. */
export function withCutTransfers(service: Summary, of: Case): Summary {
  if (service.state !== 'works' || !of.check.of(of.service.id).some(wasConnectionCut)) return service;
  return { ...service, confidence: 'likely', because: [...new Set([...service.because, 'tries-disagree' as const])] };
}

/**
 * A service may be slowed or frozen although everything of it answers, so without a transfer over a connection of the check it is not sure to
 * work.
 */
export function withoutSpeed(service: Summary, { service: messenger, transfers }: Case): Summary {
  // Of a service without a place for uploads only downloads can be measured.
  const down = transfers.media ?? transfers['page-file'];
  const wanted = transferEndpoint(messenger, 'upload') ? [down, transfers.upload] : [down];
  const isKnown = wanted.every((one) => (one?.state ?? 'unsure') !== 'unsure' && !one?.marks?.oldConnection);
  if (service.state !== 'works' || isKnown) return service;
  return { ...service, confidence: 'likely', because: [...service.because, 'speed-not-checked'] };
}

/** A detour, answers that somebody may intercept, and a block of QUIC change no verdict. */
export function withLabels(service: Summary, of: Case): Summary {
  const labels: readonly Reason[] = [
    ...(servicesOnWaysRound(of.check).has(of.service.id) ? (['way-round'] as const) : []),
    ...(of.check.of(of.service.id).some(hasAddedAuthority) ? (['answers-intercepted'] as const) : []),
    ...(isQuicHeldBackFor(of.service.id, of.check) ? (['quic-held-back'] as const) : []),
  ];
  return { ...service, because: [...new Set([...service.because, ...labels])] };
}
