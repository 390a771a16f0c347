import type { Observation } from '../../model/observation.ts';
import { isAttempt } from '../endpoints/attempts.ts';
import { isAnswer, isSilence } from '../outcomes.ts';

/** Is there a sign that requests go to a proxy? What goes round it would show the device's own address. */
export function isProxySuspected(observations: readonly Observation[]): boolean {
  return wentThroughProxy(observations) || hasOddAddresses(observations);
}

/** The browser itself reports the proxy (Firefox `proxyInfo`). */
export function wentThroughProxy(observations: readonly Observation[]): boolean {
  return observations.some(({ proxied }) => proxied);
}

/** Everything was sent to a proxy that the browser is set to use (Firefox says so), and nothing came back. */
export function isProxySilent(observations: readonly Observation[]): boolean {
  const tries = observations.filter((o) => o.subject.kind === 'control' && isAttempt(o));
  return tries.every((o) => o.proxied === true && isSilence(o));
}

/** Names of different vendors resolve to one address, or to addresses that only proxy programs use. */
function hasOddAddresses(observations: readonly Observation[]): boolean {
  const answered = observations.filter(
    (o) => o.subject.kind === 'control' && isAnswer(o) && o.addressKind !== undefined,
  );
  const vendorsWith = (test: (o: Observation) => boolean) =>
    new Set(answered.filter(test).flatMap((o) => (o.subject.kind === 'control' ? [o.subject.vendor] : []))).size;
  if (vendorsWith((o) => o.addressKind === 'fake' || o.addressKind === 'private') >= 2) return true;
  const tags = new Set(
    answered.flatMap((o) => (o.addressKind === 'public' && o.addressTag !== undefined ? [o.addressTag] : [])),
  );
  return [...tags].some((tag) => vendorsWith((o) => o.addressTag === tag) >= 3);
}
