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
  const isShort = plan.isShort && !plan.services.some(({ id }) => isTroubled(id, earlier));
  const services = plan.services.map((service) => {
    if (isTroubled(service.id, earlier)) return service;
    const tab = asTab(service);
    return isShort ? byOneOfEqual(tab, plan.endpoints) : tab;
  });
  const endpoints = plan.endpoints.flatMap((planned) =>
    services.flatMap((service) =>
      service.endpoints
        .filter(({ id }) => id === planned.endpoint.id && service.id === planned.service.id)
        .map((endpoint) => ({ service, endpoint })),
    ),
  );
  return { ...plan, services, endpoints, ...(isShort ? fewControls(plan) : {}) };
}

/** The service with all but one of equal servers as stand-ins, which are asked where that one fails. It is drawn. */
function byOneOfEqual(service: Service, drawn: Plan['endpoints']): Service {
  const own = drawn.map(({ endpoint }) => endpoint).filter((one) => service.endpoints.includes(one));
  const endpoints = service.endpoints.map((endpoint) => {
    const first = endpoint.group && own.find(({ group, standsInFor }) => group === endpoint.group && !standsInFor);
    return first && first !== endpoint ? { standsInFor: first.id, ...endpoint } : endpoint;
  });
  return { ...service, endpoints };
}

/** While nothing fails, a sign-in check and one site abroad are enough; they come first. No transfer is compared. */
const fewControls = ({ first }: Plan) => ({ first: first.slice(0, 2), transferControls: [] });

/** Where the connection itself was at fault, a verdict says nothing of the service. */
function isTroubled(id: ServiceId, earlier: readonly Round[]): boolean {
  const judged = earlier.filter(({ network }) => network && isJudgedNetwork(network.state));
  const last = judged.flatMap(({ verdicts }) => verdicts).find(({ service }) => service === id);
  return last !== undefined && (isProblem(last.state) || last.state === 'unsure');
}
