import { isBogus } from '../../model/address.ts';
import { companyOf } from '../../model/companies.ts';
import { meaningOf } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { isAttempt } from '../check/probes.ts';
import { serviceOf } from '../check/service-of.ts';
import { lineOf } from '../network/line.ts';

/**
 * The hosts with a private authority whose names lead to somebody else: to an address that no public name has, to one
 * that neither public texts nor resolvers elsewhere give for them, or to one where a host of another company shows a
 * wrong certificate. Their own certificate cannot be told from that of somebody else.
 */
export function misledHosts(check: Check): ReadonlySet<string> {
  const alone = check.seen.filter(({ probe, subject }) => probe === 'lookup' && subject.kind === 'service');
  if (alone.length === 0) return new Set();
  const { controlAddressKinds } = lineOf(check);
  const boxes = check.seen.filter((o) => leadsToWrongCertificate(o, check));
  const isMisled = (o: Observation): boolean => {
    const { outcome, addressTag, host } = o;
    if (outcome.kind !== 'resolved' || outcome.addressKinds.length === 0) return false;
    if (outcome.addressKinds.every((kind) => isBogus(kind) && !controlAddressKinds.has(kind))) return true;
    const isElsewhere = check.seen.some((other) => other.host === host && other.probe === 'doh' && isNamed(other));
    if (o.probe === 'dns' && outcome.compared === 'outside' && isElsewhere) return true;
    return addressTag !== undefined && boxes.some((box) => box.addressTag === addressTag && !isOfOneCompany(box, o));
  };
  const hosts = new Set(alone.map(({ host }) => host));
  const lookups = check.seen.filter(({ probe, host }) => hosts.has(host) && (probe === 'lookup' || probe === 'dns'));
  return new Set(lookups.filter(isMisled).map(({ host }) => host));
}

/** Does this lookup lead to an address where the name shows a certificate that is not its own? */
function leadsToWrongCertificate({ probe, host, outcome, addressTag }: Observation, check: Check): boolean {
  if (probe !== 'dns' || addressTag === undefined || outcome.kind !== 'resolved') return false;
  if (outcome.compared === 'same' || outcome.compared === 'near') return false;
  return check.seen.some((o) => o.host === host && isAttempt(o) && showsWrongCertificate(o));
}

function showsWrongCertificate({ outcome }: Observation): boolean {
  return outcome.kind === 'failed' && meaningOf(outcome.failure).shows === 'wrong-certificate';
}

function isNamed({ outcome }: Observation): boolean {
  return outcome.kind === 'resolved' && outcome.exists;
}

function isOfOneCompany(one: Observation, other: Observation): boolean {
  return companyOf(serviceOf(one) ?? '') === companyOf(serviceOf(other) ?? '');
}
