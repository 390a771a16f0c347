import { knownObjects } from '../measure/transfers/transfer-endpoint.ts';
import type { Round } from '../model/round.ts';
import type { Service, ServiceId } from '../model/service.ts';
import type { FunctionVerdict } from '../model/verdict.ts';
import { asTabs } from './as-tab.ts';
import type { Plan } from './plan.ts';

/**
 * How many services a round that measures everything takes closer samples of: of six services, each has its turn in
 * every third round.
 * @source our choice: with them and one of a control a check of seven services moves less than 1.3 MB
 */
const closerAtOnce = 2;

/**
 * The plan of a round by what earlier ones measured. Services whose last closer samples were slow come first.
 * @param earlier newest first
 */
export function planAfter(plan: Plan, earlier: readonly Round[]): Plan {
  if (plan.isQuiet) return asTabs(plan, earlier);
  const { services, savesData, transferControls } = plan;
  if (savesData || transferControls.length === 0) return plan;
  const byAge = longestAgo(services, earlier);
  const slow = byAge.filter((service) => wasSlow(service, earlier));
  return { ...plan, inTurn: [...new Set([...slow, ...byAge])].slice(0, closerAtOnce) };
}

function wasSlow(id: ServiceId, earlier: readonly Round[]): boolean {
  const found = earlier.flatMap(({ verdicts }) => verdicts.filter(({ service }) => service === id));
  const media = found.flatMap(({ functions }) => functions.filter((one) => one.function === 'media'));
  return media.find(({ closerKbps, state }) => closerKbps !== undefined || state === 'slow')?.state === 'slow';
}

/** Those of which a closer sample was taken longest ago come first. */
function longestAgo(services: readonly Service[], earlier: readonly Round[]): ServiceId[] {
  const isCloser = ({ closerKbps }: FunctionVerdict) => closerKbps !== undefined;
  const age = ({ id }: Service) => {
    const newest = earlier.findIndex(({ verdicts }) =>
      verdicts.some((verdict) => verdict.service === id && verdict.functions.some(isCloser)),
    );
    return newest < 0 ? earlier.length : newest;
  };
  return services
    .filter((service) => knownObjects(service))
    .toSorted((one, other) => age(other) - age(one))
    .map(({ id }) => id);
}
