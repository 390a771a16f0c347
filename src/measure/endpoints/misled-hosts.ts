import { companyOf } from '../../model/companies.ts';
import { meaningOf } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import { type Check, derived } from '../check/check.ts';
import { isAttempt } from '../check/probes.ts';
import { serviceOf } from '../check/service-of.ts';
import { lineOf } from '../network/line.ts';
import { isFalse } from './address-rules.ts';
import { namesBogus } from './bogus-here.ts';

/**
 * The hosts with a private authority whose names lead to somebody else. Their own certificate cannot be told from
 * somebody else's.
 */
export const misledHosts = derived((check: Check): ReadonlySet<string> => {
  const hosts = new Set(check.by('lookup').flatMap(({ subject, host }) => (subject.kind === 'service' ? host : [])));
  if (hosts.size === 0) return hosts;
  const line = lineOf(check);
  const boxes = check.by('dns').filter((o) => leadsToWrongCertificate(o, check));
  const isMisled = (o: Observation): boolean => {
    const { outcome, addressTag, host } = o;
    if (outcome.kind !== 'resolved' || outcome.addressKinds.length === 0) return false;
    const isOutside = o.probe === 'dns' && outcome.compared === 'outside' && check.at(host).some(isNamedElsewhere);
    const isBox = boxes.some((box) => box.addressTag === addressTag && !isOfOneCompany(box, o));
    return isFalse({
      hidden: false,
      bogus: namesBogus(o, line),
      network: isOutside ? 'outside' : 'unknown',
      beside: isBox ? 'strange-certificate' : 'nobody',
    });
  };
  const lookups = [...check.by('lookup'), ...check.by('dns')].filter(({ host }) => hosts.has(host));
  return new Set(lookups.filter(isMisled).map(({ host }) => host));
});

/** Whether this lookup leads to an address where the name shows a wrong certificate. */
function leadsToWrongCertificate({ probe, host, outcome, addressTag }: Observation, check: Check): boolean {
  if (probe !== 'dns' || addressTag === undefined || outcome.kind !== 'resolved') return false;
  if (outcome.compared === 'same' || outcome.compared === 'near') return false;
  return check.at(host).some((o) => isAttempt(o) && showsWrongCertificate(o));
}

function showsWrongCertificate({ outcome }: Observation): boolean {
  return outcome.kind === 'failed' && meaningOf(outcome.failure).shows === 'wrong-certificate';
}

function isNamedElsewhere({ probe, outcome }: Observation): boolean {
  return probe === 'doh' && outcome.kind === 'resolved' && outcome.exists;
}

function isOfOneCompany(one: Observation, other: Observation): boolean {
  return companyOf(serviceOf(one) ?? '') === companyOf(serviceOf(other) ?? '');
}
