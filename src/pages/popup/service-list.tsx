import type { ComponentChild } from 'preact';
import type { Round } from '../../model/round.ts';
import type { ServiceId } from '../../model/service.ts';
import type { Tone } from '../../model/state-marks.ts';
import { isProblem, type ServiceState } from '../../model/verdict.ts';
import type { Row } from '../shared/current/rows.ts';
import { hasPhotosInDoubt } from '../shared/current/status-word.ts';
import { StateMark, toneOf } from '../shared/state-mark.tsx';
import { plural, t } from '../shared/text.ts';
import { useRead } from '../shared/use-read.ts';
import { Chevron } from './chevron.tsx';
import { type RowsShown, ServiceRow } from './service-row.tsx';

type Strips = ReadonlyMap<ServiceId, ComponentChild>;

interface Props {
  readonly rows: readonly Row[];
  /** Of which the headline says how they fail. */
  readonly about: readonly Row[];
  /** Are the results from before what the popup tells of? */
  readonly before: boolean;
  readonly shown: RowsShown;
  /** The newest round that finished. */
  readonly round: Round | undefined;
}

/** A row for each messenger that has a problem, and one line for all others, which unfolds. */
export function ServiceList({ rows, about, before, shown, round }: Props) {
  const strips = useStrips(rows, round);
  const [failing, others] = before ? [[], rows] : inParts(rows);
  const list = (some: readonly Row[]) =>
    some.map((row) => (
      <ServiceRow
        key={row.service.id}
        row={row}
        shown={shown}
        said={about.some(({ service }) => service === row.service)}
        strip={strips?.get(row.service.id)}
      />
    ));
  return (
    <ul class="services" aria-label={t('services_list')} onKeyDown={moveFocus}>
      {list(failing)}
      {others.length > 0 && (
        <li key="others">
          <details class="folded">
            <summary class="bare">
              <FoldedText rows={others} before={before} />
              <Chevron />
            </summary>
            <ul aria-label={t('services_list')}>{list(others)}</ul>
          </details>
        </li>
      )}
    </ul>
  );
}

/** "3 work · 1 not sure" */
function FoldedText({ rows, before }: Pick<Props, 'rows' | 'before'>) {
  if (before) return <span class="quiet">{t('before_this')}</span>;
  return (
    <span class="folded-counts">
      {foldedCounts(rows).map(({ state, tone, text }) => (
        <span key={text} data-tone={tone} class="folded-count">
          <StateMark state={state} />
          {text}
        </span>
      ))}
    </span>
  );
}

/** What has a problem now, and the rest. */
function inParts(rows: readonly Row[]): readonly [readonly Row[], readonly Row[]] {
  const fails = ({ state, old }: Row) => isProblem(state) && !old;
  return [rows.filter(fails), rows.filter((row) => !fails(row))];
}

/** The last day of each messenger. Read after the first paint, which does not wait for it. */
function useStrips(rows: readonly Row[], round: Round | undefined): Strips | undefined {
  const ids = rows.map(({ service }) => service.id);
  const read = async (profile: string) => (await import('./drawn-strips.tsx')).drawnStrips(ids, profile, Date.now());
  const [strips] = useRead(() => round && read(round.profile), [round?.at, ids.toSorted().join()]);
  return strips;
}

const steps: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_index, last) => last,
};

/** Arrow keys move the focus from row to row, in addition to Tab. */
function moveFocus(event: KeyboardEvent & { readonly currentTarget: HTMLElement }) {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.row-toggle, .folded > summary')];
  const stops = all.filter((one) => one.tagName === 'SUMMARY' || !one.closest('details:not([open])'));
  const index = stops.indexOf(event.target as HTMLElement);
  const next = index < 0 ? undefined : steps[event.key]?.(index, stops.length - 1);
  if (next === undefined) return;
  event.preventDefault();
  stops[next]?.focus();
}

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
function foldedCounts(all: readonly Row[]): readonly Count[] {
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
