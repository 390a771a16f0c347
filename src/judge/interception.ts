import { privateAuthorityAloneFails, showsUnknownAuthority } from '../measure/network/unknown-authority.ts';
import type { Cause } from '../model/verdict.ts';
import type { Case } from './case.ts';
import type { EndpointVerdict } from './endpoint.ts';
import { unsure } from './unsure.ts';

type Known = Pick<Case, 'service' | 'check'>;

/** Did somebody answer for a private authority, where somebody intercepts TLS? */
export function mayBeIntercepted(
  { endpoint, state, cause, marks }: EndpointVerdict,
  { service, check }: Known,
): boolean {
  const isAnswered = state === 'works' || cause === 'websocket' || marks?.differs === true;
  return endpoint.certificate === 'private-ca' && isAnswered && showsUnknownAuthority(service, check);
}

export function doubtedForInterception({ endpoint, rules }: EndpointVerdict): EndpointVerdict {
  return { endpoint, ...unsure('unexpected-certificate'), marks: { wrongCertificate: true }, rules };
}

/** Do exactly the hosts of a private authority fail? */
export function mayBeRefusedAuthority({ endpoint, state, cause }: EndpointVerdict, { service, check }: Known): boolean {
  if (endpoint.certificate !== 'private-ca' || state !== 'blocked' || !inHandshake.has(cause)) return false;
  return privateAuthorityAloneFails(service, check);
}

/** Whoever refuses an authority has seen the certificate, so the address and the name were reached. */
const inHandshake: ReadonlySet<Cause | undefined> = new Set(['tls', 'certificate', 'http']);

export function doubtedForRefusedAuthority(verdict: EndpointVerdict): EndpointVerdict {
  const { because, marks } = verdict;
  return { ...verdict, because: [...because, 'private-authority-refused'], marks: { ...marks, lastingDoubt: true } };
}
