import { functionIds } from '../model/function-ids.ts';
import { isJudgedNetwork } from '../model/network-states.ts';
import type { Round } from '../model/round.ts';
import type { Service, ServiceId } from '../model/service.ts';
import { isProblem } from '../model/verdict.ts';
import type { Plan } from './plan.ts';

/** A service as a tab with its page asks it: without call servers and without names that only its apps ask. */
export function asTab(service: Service): Service {
  const { relays: _relays, ...page } = service;
  const endpoints = service.endpoints.filter(({ onlyApps, inTurn }) => !onlyApps && inTurn === undefined);
  const isLost = (id: (typeof functionIds)[number]) =>
    service.endpoints.some((one) => one.function === id) && !endpoints.some((one) => one.function === id);
  const lost = functionIds.filter(isLost).map((id) => [id, 'left-out'] as const);
  return { ...page, endpoints, untestable: { ...service.untestable, ...Object.fromEntries(lost) } };
}

/**
 * The plan of a quiet check. A service that did not plainly work when it was last checked is asked by the names of its
 * apps too: its page alone cannot show that it works again.
 * @param earlier newest first
 */
export function asTabs(plan: Plan, earlier: readonly Round[]): Plan {
  const services = plan.services.map((service) => (isTroubled(service.id, earlier) ? service : asTab(service)));
  const endpoints = plan.endpoints.flatMap(({ service: { id }, endpoint }) => {
    const service = services.find((one) => one.id === id);
    return service?.endpoints.includes(endpoint) ? [{ service, endpoint }] : [];
  });
  const isTroubledNow = services.some(({ id }) => isTroubled(id, earlier));
  return { ...plan, services, endpoints, ...(plan.isShort && !isTroubledNow ? { transferControls: [] } : {}) };
}

/** Where the connection itself was at fault, a verdict says nothing of the service. */
function isTroubled(id: ServiceId, earlier: readonly Round[]): boolean {
  const judged = earlier.filter(({ network }) => network !== undefined && isJudgedNetwork(network.state));
  const last = judged.flatMap(({ verdicts }) => verdicts).find(({ service }) => service === id);
  return last !== undefined && (isProblem(last.state) || last.state === 'unsure');
}
