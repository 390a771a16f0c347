import { type Effect, isWhole, type PartEffect } from '../../../model/effect.ts';
import type { FunctionId } from '../../../model/function-ids.ts';
import { isMakerShown } from '../../../model/instruments.ts';
import type { ServiceVerdict } from '../../../model/verdict.ts';
import { capital, list } from '../format.ts';
import { type TextKey, t, textKey } from '../text.ts';
import type { Row } from './rows.ts';

/** The one label of a row: the effect, with the doubt in it. */
export function statusWord({ verdict, current, stage }: Pick<Row, 'verdict' | 'current' | 'stage'>): string {
  if (!verdict || !current) return t('state_waiting');
  if (stage === 'speed' && verdict.state === 'works') return t('short_checking_photos');
  const [first] = current.effects;
  if (first !== undefined) return isWhole(first) ? wholeWord(first, verdict) : capital(partsText(current.effects));
  if (verdict.state === 'unsure') return t(doubtOf(verdict));
  if (verdict.state === 'site-only') return t('short_site_only');
  if (verdict.state === 'works') return t(worksKey(verdict));
  return t(textKey('state', verdict.state));
}

/** "photos stall and calls don't connect" */
export function partsText(effects: readonly Effect[]): string {
  const parts = effects.filter((effect): effect is PartEffect => !isWhole(effect));
  const alike = alikes.find(({ first, second }) => parts.includes(first) && parts.includes(second));
  const told = parts.filter((part) => part !== alike?.second);
  return list(told.map((part) => t(part === alike?.first ? alike.text : textKey('part', part))));
}

/** Two parts that fail alike have one phrase, which says so once. */
const alikes = [
  { first: 'photos-stall', second: 'sending-stalls', text: 'part_photos_both_stall' },
  { first: 'photos-slow', second: 'sending-slow', text: 'part_photos_both_slow' },
] as const;

function wholeWord(
  effect: Extract<Effect, 'not-open' | 'refused' | 'down' | 'slow' | 'site-not-open'>,
  verdict: ServiceVerdict,
) {
  if (effect === 'down') return t('state_down');
  if (effect !== 'not-open') return t(textKey('short', effect));
  if (verdict.confidence === 'unsure') return t('state_unsure');
  if (verdict.confidence !== 'confident') return t('short_not_open_likely');
  return t(isMakerShown(verdict) ? 'state_blocked' : 'short_not_open');
}

/** Why nothing can be said yet. */
export function doubtOf({ because }: ServiceVerdict): TextKey {
  if (because.includes('one-try-only')) return 'short_one_try_failed';
  return because.includes('tries-disagree') ? 'short_tries_differ' : 'state_unsure';
}

/** The label of what works says what was not tested, since what a person misses may be just that. */
function worksKey(verdict: ServiceVerdict): TextKey {
  const { because, confidence, functions } = verdict;
  if (because.includes('way-round')) return 'short_works_way_round';
  if (hasPhotosInDoubt(verdict)) return 'short_works_photos_unsure';
  if (because.includes('speed-not-checked')) return 'short_speed_not_checked';
  const untested = functions.filter((one) => askedFor.has(one.function) && one.state !== 'works');
  if (confidence === 'likely') return untested.length > 0 ? 'short_works_likely_as_tested' : 'short_works_likely';
  if (untested.length === 0) return 'state_works';
  return untested.every((one) => one.function === 'calls') ? 'short_works_no_calls' : 'short_works_as_tested';
}

/** Photos were tried, and nothing can be said of them. */
export function hasPhotosInDoubt({ functions }: ServiceVerdict): boolean {
  return functions.some((one) => one.function === 'media' && one.state === 'unsure');
}

/** What a person opens a messenger for. */
const askedFor: ReadonlySet<FunctionId> = new Set(['messages', 'media', 'calls']);
