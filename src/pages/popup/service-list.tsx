import type { ComponentChild, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Round } from '../../model/round.ts';
import type { ServiceId } from '../../model/service.ts';
import { isProblem } from '../../model/verdict.ts';
import type { Row } from '../shared/current/rows.ts';
import { StateMark } from '../shared/state-mark.tsx';
import { plural, t } from '../shared/text.ts';
import { Chevron } from './chevron.tsx';
import { ServiceRow } from './service-row.tsx';

type Strips = ReadonlyMap<ServiceId, ComponentChild>;

interface Props {
  readonly rows: readonly Row[];
  readonly now: number;
  readonly running: boolean;
  /** Does the popup say of all rows at once that they are old? */
  readonly saidOld: boolean;
  /** The newest round that finished. */
  readonly round: Round | undefined;
}

export function ServiceList({ rows, now, running, saidOld, round }: Props) {
  const strips = useStrips(rows, round);
  const list = useKeptFocus();
  const { before, folded, after } = inParts(rows, running);
  const shown = (some: readonly Row[]) =>
    some.map((row) => (
      <ServiceRow
        key={row.service.id}
        row={row}
        now={now}
        running={running}
        saidOld={saidOld}
        strip={strips?.get(row.service.id)}
      />
    ));
  return (
    <ul ref={list} class="services" aria-label={t('services_list')} onKeyDown={moveFocus}>
      {shown(before)}
      {folded.length > 0 && (
        <li key="works">
          <details class="works-group">
            <summary data-tone="works">
              <StateMark state="works" />
              {plural('works_count', folded.length)}
              <Chevron />
            </summary>
            <ul aria-label={t('state_works')}>{shown(folded)}</ul>
          </details>
        </li>
      )}
      {shown(after)}
    </ul>
  );
}

/** What works is folded where something fails or is in doubt. While a check runs, no row moves under a finger. */
function inParts(rows: readonly Row[], running: boolean) {
  const works = rows.filter(isFolded);
  const isNews = rows.some(({ state }) => state === 'unsure' || isProblem(state));
  if (running || works.length < 2 || !isNews) return { before: rows, folded: [], after: [] };
  const first = rows.findIndex(isFolded);
  return { before: rows.slice(0, first), folded: works, after: rows.slice(first + works.length) };
}

function isFolded({ state, old, missing, earlier }: Row): boolean {
  return state === 'works' && !old && !earlier && missing.length === 0;
}

/** A row that moves, as at the end of a check, loses the focus. This gives it back. */
function useKeptFocus(): RefObject<HTMLUListElement> {
  const list = useRef<HTMLUListElement>(null);
  const { activeElement: focused } = document;
  useLayoutEffect(() => {
    if (focused instanceof HTMLElement && list.current?.contains(focused) && document.activeElement === document.body)
      focused.focus({ preventScroll: true });
  });
  return list;
}

/** The last day of each messenger. Read after the first paint, which does not wait for it. */
function useStrips(rows: readonly Row[], round: Round | undefined): Strips | undefined {
  const [strips, setStrips] = useState<Strips | undefined>(undefined);
  const ids = rows.map(({ service }) => service.id);
  useEffect(() => {
    let wanted = true;
    const read = async () => {
      const { drawnStrips } = await import('./drawn-strips.tsx');
      const found = await drawnStrips(ids, round?.profile, Date.now());
      if (wanted) setStrips(found);
    };
    if (round) void read();
    return () => {
      wanted = false;
    };
  }, [round?.at, ids.toSorted().join()]);
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
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.row-toggle, .works-group > summary')];
  const stops = all.filter((one) => one.tagName === 'SUMMARY' || !one.closest('details:not([open])'));
  const index = stops.indexOf(event.target as HTMLElement);
  const next = index < 0 ? undefined : steps[event.key]?.(index, stops.length - 1);
  if (next === undefined) return;
  event.preventDefault();
  stops[next]?.focus();
}
