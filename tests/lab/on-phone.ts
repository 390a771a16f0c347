import { phonePreferences } from '../browser/phone.ts';
import type { Scenario } from './scenarios/scenario.ts';

/** The scenario in a Firefox as it is on Android. */
export function asOnPhone(scenario: Scenario): Scenario {
  const preferences = { ...scenario.browser?.preferences, ...phonePreferences };
  return { ...scenario, browser: { ...scenario.browser, preferences } };
}
