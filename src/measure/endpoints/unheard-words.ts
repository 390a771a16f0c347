import type { Observation } from '../../model/observation.ts';
import type { Service } from '../../model/service.ts';
import { type Check, checkOf } from '../check/check.ts';
import { type SeenToWork, wordKey } from './seen-to-work.ts';

/**
 * The check without the first words of a service that has never answered one in this browser. The clients' first word
 * may have changed, or may never have been right: then silence is no sign of a block, and its channels show only that
 * they opened.
 */
export function withoutUnheardWords({ id }: Pick<Service, 'id'>, check: Check, seenToWork: SeenToWork): Check {
  const isUnheard = ({ probe, subject }: Observation) =>
    probe === 'first-word' && subject.kind === 'service' && subject.service === id;
  if (seenToWork.has(wordKey(id)) || !check.of(id).some(isUnheard)) return check;
  return checkOf(check.seen.filter((o) => !isUnheard(o)));
}
