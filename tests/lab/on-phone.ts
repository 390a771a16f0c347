import { phonePreferences } from '../browser/phone.ts';
import type { Scenario } from './scenarios/scenario.ts';

/** The scenario in a Firefox that looks like the one on Android. */
export function asOnPhone(scenario: Scenario): Scenario {
  const preferences = { ...scenario.browser?.preferences, ...phonePreferences };
  return { ...scenario, browser: { ...scenario.browser, preferences } };
}
