import { transferEndpoint } from '../measure/transfers/transfer-endpoint.ts';
import type { Round } from '../model/round.ts';
import type { Control, Service, ServiceId } from '../model/service.ts';
import type { FunctionVerdict } from '../model/verdict.ts';
import type { Plan } from './plan.ts';

/**
 * How many services a round that saves data measures.
 * @source our choice: with them a check of seven services moves less than 0.3 MB
 */
const measuredAtOnce = 2;

/**
 * The services whose speed was measured longest ago: a round that saves data measures these.
 * @param earlier newest first
 */
export function servicesInTurn(services: readonly Service[], earlier: readonly Round[]): ServiceId[] {
  return longestAgo(services, earlier, ({ kbps }) => kbps !== undefined).slice(0, measuredAtOnce);
}

/**
 * The plan of a round by what earlier ones measured: whose turn it is, and first those controls that were measured most often,
 * since only they show whether the line is as usual.
 * @param earlier newest first
 * @param here those of them on the network of this round
 */
export function planAfter(plan: Plan, earlier: readonly Round[], here: readonly Round[]): Plan {
  const { services, measured } = plan;
  const times = ({ id }: Control) => here.filter(({ network }) => network?.samples?.[id] !== undefined).length;
  const isInside = (control: Control) => Number(control.class === 'domestic');
  const transferControls = plan.transferControls.toSorted(
    (one, other) => isInside(one) - isInside(other) || times(other) - times(one),
  );
  if (measured) return { ...plan, transferControls, measured: servicesInTurn(services, earlier) };
  const [longest] = longestAgo(services, earlier, ({ samples }) => samples?.long !== undefined);
  return { ...plan, transferControls, ...(longest === undefined ? {} : { inTurn: longest }) };
}

function longestAgo(
  services: readonly Service[],
  earlier: readonly Round[],
  was: (found: FunctionVerdict) => boolean,
): ServiceId[] {
  const age = ({ id }: Service) => {
    const newest = earlier.findIndex(({ verdicts }) =>
      verdicts.some((verdict) => verdict.service === id && verdict.functions.some(was)),
    );
    return newest < 0 ? earlier.length : newest;
  };
  return services
    .filter((service) => transferEndpoint(service, 'media'))
    .toSorted((one, other) => age(other) - age(one))
    .map(({ id }) => id);
}
