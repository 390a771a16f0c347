import type { Row } from '../shared/current/rows.ts';
import { t } from '../shared/text.ts';
import { ServiceRow } from './service-row.tsx';

interface Props {
  readonly rows: readonly Row[];
  readonly now: number;
  readonly running: boolean;
}

export function ServiceList({ rows, now, running }: Props) {
  return (
    <ul class="services" aria-label={t('services_list')} onKeyDown={moveFocus}>
      {rows.map((row) => (
        <ServiceRow key={row.service.id} row={row} now={now} running={running} />
      ))}
    </ul>
  );
}

const steps: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_index, last) => last,
};

/** Arrow keys move the focus from row to row, in addition to Tab. */
function moveFocus(event: KeyboardEvent & { readonly currentTarget: HTMLElement }) {
  const toggles = [...event.currentTarget.querySelectorAll<HTMLElement>('.row-toggle')];
  const index = toggles.indexOf(event.target as HTMLElement);
  const next = index < 0 ? undefined : steps[event.key]?.(index, toggles.length - 1);
  if (next === undefined) return;
  event.preventDefault();
  toggles[next]?.focus();
}
