import type { Tone } from '../../model/state-marks.ts';
import type { ServiceState } from '../../model/verdict.ts';
import type { Row } from '../shared/current/rows.ts';
import { hasPhotosInDoubt } from '../shared/current/status-word.ts';
import { plural, t } from '../shared/text.ts';
import { toneOf } from '../shared/tone.ts';

/** "3 work", with its mark. */
interface Count {
  readonly state: ServiceState | 'waiting';
  readonly tone: Tone;
  readonly text: string;
}

/**
 * What is so of the messengers that have no problem, in numbers. One whose photos are in doubt is not said to work. What is
 * old, or was never checked, is still to check; what a running check is in the middle of has no number.
 */
export function foldedCounts(all: readonly Row[]): readonly Count[] {
  const rows = all.filter(({ state, stage }) => state !== undefined || stage !== 'speed');
  const known = rows.flatMap((row) => (row.old ? [] : (countedAs(row) ?? [])));
  const of = (...states: readonly ServiceState[]) => known.filter((state) => states.includes(state)).length;
  const [works, unsure, untestable] = [of('works'), of('unsure'), of('site-only', 'untestable')];
  const toCheck = rows.length - works - unsure - untestable;
  const counts = [
    { count: works, state: 'works', text: plural('works_count', works) },
    { count: unsure, state: 'unsure', text: t('count_unsure', { count: unsure }) },
    { count: untestable, state: 'untestable', text: t('count_untestable', { count: untestable }) },
    { count: toCheck, state: 'waiting', text: t('count_to_check', { count: toCheck }) },
  ] as const;
  return counts
    .filter(({ count }) => count > 0)
    .map(({ state, text }) => ({ state, tone: toneOf(state === 'waiting' ? undefined : state), text }));
}

function countedAs({ state, verdict }: Row): ServiceState | undefined {
  return state === 'works' && verdict && hasPhotosInDoubt(verdict) ? 'unsure' : state;
}
