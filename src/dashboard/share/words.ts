import { knownService } from '../../catalogue/known-services.ts';
import { defaultSettings } from '../../core/settings.ts';
import type { SharedResult, SharedService } from '../../core/share/shared-result.ts';
import { list } from '../../ui/format.ts';
import { plural, t, textKey, textLanguage } from '../../ui/text.ts';
import { isProblem } from '../../ui/verdict-order.ts';

/** A shared result in words, the same in text, picture and page. */

/** In UTC: a zone would tell where somebody is. */
export function timeOf({ at }: SharedResult): string {
  const form = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' } as const;
  return t('shared_time', { time: new Intl.DateTimeFormat(textLanguage(), form).format(at) });
}

/** When, and where, as far as it is told. */
export function placeOf(result: SharedResult): string {
  return placeParts(result).join(betweenParts);
}

export const betweenParts = ' · ';

export function placeParts(result: SharedResult): string[] {
  const country = result.country && new Intl.DisplayNames(textLanguage(), { type: 'region' }).of(result.country);
  return [timeOf(result), result.networkName, country].filter((part) => part !== undefined);
}

export function headlineOf({ services }: SharedResult): string {
  const problems = services.filter(({ state }) => isProblem(state)).length;
  const [first] = services;
  if (problems === 0) return t('shared_no_problems');
  const [only] = services.filter(({ state }) => isProblem(state));
  if (problems === 1 && only) return t('shared_one', { app: nameOf(only), state: stateOf(only) });
  return first ? plural('shared_problems', problems, { total: services.length }) : t('shared_no_problems');
}

export function nameOf({ service }: SharedService): string {
  return knownService(service, defaultSettings)?.name ?? service;
}

export function stateOf({ state, confidence }: SharedService): string {
  const word = t(textKey('state', state));
  const sure = confidence && state !== 'unsure' && !(state === 'works' && confidence === 'confident');
  return sure ? t('shared_state', { state: word, confidence: t(textKey('confidence', confidence)) }) : word;
}

/** Which functions fail where others do not; nothing where the state says it all. */
export function troubleOf({ state, functions }: SharedService): string | undefined {
  const failing = functions.filter((one) => isProblem(one.state));
  if (state !== 'partial' || failing.length === 0) return undefined;
  return list(failing.map((one) => t(textKey('function', one.function))));
}
