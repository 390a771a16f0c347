import { showsUnknownAuthority } from '../measure/network/unknown-authority.ts';
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
  if (!showsUnknownAuthority(service, check.seen)) return verdict;
  const doubt = unsure('unexpected-certificate');
  return { endpoint, ...doubt, marks: { wrongCertificate: true }, rules: [...rules, 'intercepted'] };
}
