import { privateAuthorityAloneFails, showsUnknownAuthority } from '../measure/network/unknown-authority.ts';
import type { Cause } from '../model/verdict.ts';
import type { Case } from './case.ts';
import type { EndpointVerdict } from './endpoint.ts';
import { unsure } from './unsure.ts';

type Known = Pick<Case, 'service' | 'check'>;

/** Whether somebody answered for a private authority although TLS is being intercepted. */
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

/** Whether exactly the hosts with a private authority fail. */
export function mayBeRefusedAuthority({ endpoint, state, cause }: EndpointVerdict, { service, check }: Known): boolean {
  if (endpoint.certificate !== 'private-ca' || state !== 'blocked' || !inHandshake.has(cause)) return false;
  return privateAuthorityAloneFails(service, check);
}

/** A client that refuses an authority has seen the certificate, so address and name were reached. */
const inHandshake: ReadonlySet<Cause | undefined> = new Set(['tls', 'certificate', 'http']);

export function doubtedForRefusedAuthority(verdict: EndpointVerdict): EndpointVerdict {
  const { because, marks } = verdict;
  return { ...verdict, because: [...because, 'private-authority-refused'], marks: { ...marks, lastingDoubt: true } };
}
