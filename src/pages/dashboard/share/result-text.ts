import { serviceName } from '../../../catalogue/known-services.ts';
import type { SharedResult, SharedService } from '../../../history/share/shared-result.ts';
import { letsJudge } from '../../../model/network-states.ts';
import { defaultSettings } from '../../../model/settings.ts';
import { claimOf, isCounted, isProblem } from '../../../model/verdict.ts';
import { list } from '../../shared/format.ts';
import { dateFormat } from '../../shared/intl-formats.ts';
import { plural, t, textKey, textLanguage } from '../../shared/text.ts';

/** A shared result in words, the same in the text and in the picture. */

/** In UTC, because a time zone would reveal where the person is. */
export function timeOf({ at }: SharedResult): string {
  const form = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' } as const;
  return t('shared_time', { time: dateFormat(form).format(at) });
}

/** The time, and the network label and country if they are shared. */
export function placeOf(result: SharedResult): string {
  const country = result.country && new Intl.DisplayNames(textLanguage(), { type: 'region' }).of(result.country);
  return [timeOf(result), result.networkLabel, country].filter((part) => part !== undefined).join(betweenParts);
}

export const betweenParts = ' · ';

/** The headline: the connection if it kept services from being judged, otherwise the problems. */
export function headlineOf({ network, services }: SharedResult): string {
  if (!letsJudge(network)) return t(textKey('shared_network', network));
  const problems = services.filter(({ state }) => isProblem(state));
  const [only] = problems;
  if (only && problems.length === 1) return t('shared_one', { app: nameOf(only), state: stateOf(only) });
  if (only)
    return plural('shared_problems', problems.length, { total: services.filter((one) => isCounted(one.state)).length });
  return t(services.some(({ state }) => state === 'works') ? 'shared_no_problems' : 'shared_nothing_judged');
}

/** A line about the connection. Undefined if it was online, or if the headline says it already. */
export function connectionOf({ network }: SharedResult): string | undefined {
  return network === 'online' || !letsJudge(network) ? undefined : t(textKey('shared_network', network));
}

export function nameOf({ service }: SharedService): string {
  return serviceName(service, defaultSettings);
}

export function stateOf({ state, confidence }: SharedService): string {
  const word = t(textKey('state', state));
  const sure = confidence && state !== 'unsure' && (isProblem(state) || confidence !== 'confident');
  const asides = [
    ...(sure ? [t(textKey('confidence', confidence))] : []),
    ...(claimOf(state).about === 'site' ? [t('app_untested')] : []),
  ];
  return asides.length > 0 ? t('shared_state', { state: word, confidence: asides.join(betweenParts) }) : word;
}

/** The functions that fail in a service that works in part. */
export function troubleOf({ state, functions }: SharedService): string | undefined {
  const failing = functions.filter((one) => isProblem(one.state));
  if (state !== 'partial' || failing.length === 0) return undefined;
  return list(failing.map((one) => t(textKey('function', one.function))));
}
