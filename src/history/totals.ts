import type { ServiceId } from '../model/service.ts';
import { addServiceTallies, type DayRollUp, type ServiceTally } from './roll-up.ts';

/** The total of each service on each network over all these days, to compare networks. */
export function totalsByNetwork(days: readonly DayRollUp[]): Map<string, Map<ServiceId, ServiceTally>> {
  const networks = new Map<string, Map<ServiceId, ServiceTally>>();
  for (const { profile, services } of days) {
    const totals = networks.get(profile) ?? new Map<ServiceId, ServiceTally>();
    networks.set(profile, totals);
    for (const [service, { total, functions }] of Object.entries(services)) {
      const sum = addServiceTallies(totals.get(service), { total, functions });
      if (sum) totals.set(service, sum);
    }
  }
  return networks;
}
