import { transferEndpoint } from '../measure/transfers/transfer-endpoint.ts';
import type { Round } from '../model/round.ts';
import type { Service, ServiceId } from '../model/service.ts';

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
  const age = ({ id }: Service) => {
    const newest = earlier.findIndex(({ verdicts }) =>
      verdicts.some((verdict) => verdict.service === id && verdict.functions.some(({ kbps }) => kbps !== undefined)),
    );
    return newest < 0 ? earlier.length : newest;
  };
  return services
    .filter((service) => transferEndpoint(service, 'media'))
    .toSorted((one, other) => age(other) - age(one))
    .slice(0, measuredAtOnce)
    .map(({ id }) => id);
}
