import type { Check } from '../measure/check/check.ts';
import { serviceOf } from '../measure/check/service-of.ts';
import { isProxySuspected } from '../measure/network/proxy.ts';
import { pagesWithoutTcp } from '../measure/network/quic.ts';
import { isAddress } from '../model/address.ts';
import { isCutInHandshake } from '../model/failures.ts';
import type { Observation } from '../model/observation.ts';
import { oneOfEach } from './one-of-each.ts';
import type { Plan, Task } from './plan.ts';

/**
 * How soon the address of a page replies whose handshakes are cut off: of one for each service. No tab asks that, and no
 * check that saves data.
 */
export function repliesDue({ isQuiet, savesData }: Plan, check: Check): Task[] {
  if (isQuiet || savesData || isProxySuspected(check)) return [];
  return oneOfEach(pagesWithoutTcp(check).filter(isCutByName), serviceOf)
    .filter(({ host }) => !check.at(host).some(({ probe }) => probe === 'own-address-reply'))
    .map(({ host, subject }) => ({ kind: 'reply', host, subject }));
}

/** On the port of https. */
function isCutByName({ outcome, host }: Observation): boolean {
  const isName = !isAddress(host) && !host.includes(':');
  return isName && outcome.kind === 'failed' && isCutInHandshake(outcome.failure);
}
