import { companyOf } from '../../model/companies.ts';
import { isCustom } from '../../model/custom-service.ts';
import type { Observation } from '../../model/observation.ts';
import type { ServiceId } from '../../model/service.ts';
import { type Check, derived } from '../check/check.ts';
import { serviceOf } from '../check/service-of.ts';
import { areControlsProxied, isOfProxy, isProxied } from '../network/proxy.ts';
import { substitutePages } from './substitute-pages.ts';

/**
 * All hosts of services of at least this many companies have to answer from one address that no control has.
 * @source two companies have no server in common
 */
const minCompanies = 2;

/**
 * At least this many of their hosts have to.
 * @source our choice: a CDN may give one host of each the same address
 */
const minHostsAtOne = 3;

/**
 * The services that are reached by a separate route, such as a proxy on this device, while controls are reached without
 * it. Substitute pages do not count as answers.
 */
export const servicesOnWaysRound = derived(findWaysRound);

function findWaysRound(check: Check): ReadonlySet<ServiceId> {
  if (areControlsProxied(check)) return new Set();
  const own = check.services.filter((o) => !substitutePages(check).areOf(serviceOf(o) ?? ''));
  const round = own.filter((o) => isProxied(o) || (isSound(o) && isOfProxy(o.addressKind)));
  return new Set([...round, ...atOneAddress(own, check)].flatMap((o) => serviceOf(o) ?? []));
}

/** The answers of services that all come from one address, which can only be a proxy's. */
function atOneAddress(own: readonly Observation[], check: Check): readonly Observation[] {
  const sound = own.filter((o) => isSound(o) && o.addressKind === 'public' && o.addressTag !== undefined);
  const tags = new Set(sound.map(({ addressTag }) => addressTag));
  const hasOthers = (service: ServiceId | undefined, tag: number | undefined) =>
    sound.some((o) => serviceOf(o) === service && o.addressTag !== tag);
  return [...tags].flatMap((tag) => {
    const there = sound.filter((o) => o.addressTag === tag && !hasOthers(serviceOf(o), tag));
    const companies = new Set(there.map((o) => companyOf(serviceOf(o) ?? '')));
    const hosts = new Set(there.map(({ host }) => host));
    const isOfControl = check.controls.some(({ addressTag }) => addressTag === tag);
    return companies.size >= minCompanies && hosts.size >= minHostsAtOne && !isOfControl ? there : [];
  });
}

function isSound(o: Observation): boolean {
  const { probe, outcome } = o;
  return probe === 'https' && outcome.kind === 'answered' && outcome.healthy && !isCustom(serviceOf(o) ?? '');
}
