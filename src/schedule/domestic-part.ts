import type { CountryId } from '../model/country-ids.ts';
import type { Plan } from './plan.ts';

/** The part of a plan inside one country, where nothing abroad answers: its services, and its controls to compare with. */
export function domesticPart(plan: Plan, country: CountryId | undefined): Plan {
  return {
    ...plan,
    endpoints: plan.endpoints.filter(
      ({ service }) => service.domesticIn !== undefined && service.domesticIn === country,
    ),
    transferControls: plan.transferControls.filter((control) => control.country === country),
  };
}
