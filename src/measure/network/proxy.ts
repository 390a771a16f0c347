import { companyOf } from '../../model/companies.ts';
import type { AddressKind, Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { isAnswer, isSilence } from '../check/outcomes.ts';
import { serviceOf } from '../check/service-of.ts';

/**
 * Whether anything suggests that requests go to a proxy. Traffic that bypasses it would show the device's own address.
 */
export function isProxySuspected(check: Check): boolean {
  return check.seen.some(isProxied) || hasOddAddresses(check);
}

/**
 * Whether the connection itself goes through a proxy. A script may send single sites there, which leaves the controls
 * out.
 */
export function areControlsProxied(check: Check): boolean {
  return check.controls.some(({ proxied }) => proxied) || hasOddAddresses(check);
}

/**
 * Whether the browser itself says so (Firefox `proxyInfo`), or the answer comes from this device, or from an address
 * that a tunnel made up.
 */
export function isProxied({ proxied, subject, probe, outcome, addressKind }: Observation): boolean {
  if (proxied) return true;
  if (subject.kind !== 'service') return false;
  if (outcome.kind === 'resolved') return outcome.addressKinds.includes('fake');
  return probe === 'https' && outcome.kind === 'answered' && (addressKind === 'fake' || addressKind === 'loopback');
}

/** Whether everything was sent to a proxy that the browser is set to use (Firefox says so), and nothing came back. */
export function isProxySilent(check: Check): boolean {
  return check.triesAtControls.every((o) => o.proxied === true && isSilence(o));
}

/**
 * This many owners of names, two of them operators of comparison sites, have no address in common.
 * @source our choice: two may be behind one host of a CDN
 */
const fewestOwners = 3;

/** Made-up addresses, and those of a proxy on this device or in its own network. */
const ofProxies: ReadonlySet<AddressKind> = new Set(['fake', 'private', 'loopback']);

export function isOfProxy(kind: AddressKind | undefined): boolean {
  return kind !== undefined && ofProxies.has(kind);
}

/**
 * Whether names of different owners lead to one address, or to addresses that only proxies have. If Chromium is set to
 * use a proxy, it gives the proxy's address for every host. A transparent proxy does not show: the browser gives the
 * address to which it connected.
 */
function hasOddAddresses(check: Check): boolean {
  const answered = check.controls.filter((o) => isAnswer(o) && o.addressKind !== undefined);
  const vendorsWith = (test: (o: Observation) => boolean) => new Set(answered.filter(test).flatMap(vendorOf)).size;
  if (vendorsWith((o) => isOfProxy(o.addressKind)) >= 2) return true;
  const tags = new Set(
    answered.flatMap((o) => (o.addressKind === 'public' && o.addressTag !== undefined ? [o.addressTag] : [])),
  );
  return [...tags].some((tag) => {
    const vendors = vendorsWith((o) => o.addressTag === tag);
    return vendors >= 2 && vendors + companiesAt(tag, check) >= fewestOwners;
  });
}

function companiesAt(tag: number, check: Check): number {
  const there = check.services.filter((o) => o.addressTag === tag && isAnswer(o));
  return new Set(there.flatMap((o) => companyOf(serviceOf(o) ?? ''))).size;
}

function vendorOf({ subject }: Observation): string[] {
  return subject.kind === 'control' ? [subject.vendor] : [];
}
