import { privateAuthorityAloneFails, showsUnknownAuthority } from '../measure/network/unknown-authority.ts';
import type { Cause } from '../model/verdict.ts';
import type { Case } from './case.ts';
import type { EndpointVerdict } from './endpoint.ts';
import { unsure } from './unsure.ts';

/** Doubts an answer by a private authority that may have come from someone in between. */
export function unlessIntercepted(
  verdict: EndpointVerdict,
  { service, check }: Pick<Case, 'service' | 'check'>,
): EndpointVerdict {
  const { endpoint, state, cause, marks, rules } = verdict;
  if (endpoint.certificate !== 'private-ca') return verdict;
  if (state !== 'works' && cause !== 'websocket' && !marks?.differs) return verdict;
  if (!showsUnknownAuthority(service, check)) return verdict;
  const doubt = unsure('unexpected-certificate');
  return { endpoint, ...doubt, marks: { wrongCertificate: true }, rules: [...rules, 'intercepted'] };
}

/**
 * Doubts who made it where exactly the hosts of a private authority fail: antivirus programs and gateways refuse
 * these.
 */
export function unlessAuthorityRefused(
  verdict: EndpointVerdict,
  { service, check }: Pick<Case, 'service' | 'check'>,
): EndpointVerdict {
  const { endpoint, state, cause, because, marks, rules } = verdict;
  if (endpoint.certificate !== 'private-ca' || state !== 'blocked' || !inHandshake.has(cause)) return verdict;
  if (!privateAuthorityAloneFails(service, check)) return verdict;
  return {
    ...verdict,
    because: [...because, 'private-authority-refused'],
    marks: { ...marks, lastingDoubt: true },
    rules: [...rules, 'private-authority-refused'],
  };
}

/** Whoever refuses an authority has seen the certificate, so the address and the name were reached. */
const inHandshake: ReadonlySet<Cause | undefined> = new Set(['tls', 'certificate', 'http']);
