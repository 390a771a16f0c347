import type { CountryId } from '../model/country-id.ts';
import type { Plan } from './plan.ts';

/**
 * The part of a plan that remains where nothing from abroad answers: the services and the transfer controls of the
 * country.
 */
export function domesticPart(plan: Plan, country: CountryId | undefined): Plan {
  return {
    ...plan,
    endpoints: plan.endpoints.filter(
      ({ service }) => service.domesticIn !== undefined && service.domesticIn === country,
    ),
    transferControls: plan.transferControls.filter((control) => control.country === country),
  };
}
