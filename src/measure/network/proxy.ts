import type { AddressKind, Observation } from '../../model/observation.ts';
import { isAttempt } from '../endpoints/attempts.ts';
import { isAnswer, isSilence } from '../outcomes.ts';

/** Is there a sign that requests go to a proxy? What goes round it would show the device's own address. */
export function isProxySuspected(observations: readonly Observation[]): boolean {
  return wentThroughProxy(observations) || hasOddAddresses(observations);
}

/** The browser itself reports the proxy (Firefox `proxyInfo`). */
function wentThroughProxy(observations: readonly Observation[]): boolean {
  return observations.some(({ proxied }) => proxied);
}

/** Everything was sent to a proxy that the browser is set to use (Firefox says so), and nothing came back. */
export function isProxySilent(observations: readonly Observation[]): boolean {
  const tries = observations.filter((o) => o.subject.kind === 'control' && isAttempt(o));
  return tries.every((o) => o.proxied === true && isSilence(o));
}

/** Invented addresses, and those of a proxy on this device or in its own network. */
const ofProxies: ReadonlySet<AddressKind> = new Set(['fake', 'private', 'loopback']);

/**
 * Names of different vendors lead to one address, or to addresses where only proxies are. Of a proxy that it is set to use
 * Chromium gives the address for every host. What takes connections as they pass does not show: the browser gives the
 * address that it asked for.
 */
function hasOddAddresses(observations: readonly Observation[]): boolean {
  const answered = observations.filter(
    (o) => o.subject.kind === 'control' && isAnswer(o) && o.addressKind !== undefined,
  );
  const vendorsWith = (test: (o: Observation) => boolean) =>
    new Set(answered.filter(test).flatMap((o) => (o.subject.kind === 'control' ? [o.subject.vendor] : []))).size;
  if (vendorsWith((o) => o.addressKind !== undefined && ofProxies.has(o.addressKind)) >= 2) return true;
  const tags = new Set(
    answered.flatMap((o) => (o.addressKind === 'public' && o.addressTag !== undefined ? [o.addressTag] : [])),
  );
  return [...tags].some((tag) => vendorsWith((o) => o.addressTag === tag) >= 3);
}
