import type { ServiceState } from '../../../model/verdict.ts';
import { startCheck } from '../../shared/current/actions.ts';
import type { View } from '../../shared/current/view.ts';
import { FirstCheck } from '../../shared/first-check.tsx';
import { t } from '../../shared/text.ts';
import type { BarCell } from '../charts/bar-cell.ts';
import { TimelineCells } from '../charts/timeline.tsx';

/** Shown before the first check: what it does, what it reveals, and an example of a history bar. */
export function FirstRun({ view: { services, settings, missing } }: { readonly view: View }) {
  return (
    <div class="first-run">
      <FirstCheck services={services} settings={settings} missing={missing} onPress={() => void startCheck(missing)} />
      <figure class="example">
        <figcaption class="quiet">{t('over_time_example')}</figcaption>
        <TimelineCells cells={exampleCells} />
      </figure>
    </div>
  );
}

/** A made-up day of one messenger, shown as an example before the first check. */
const day: readonly (ServiceState | undefined)[] = [
  ...Array<ServiceState>(9).fill('works'),
  undefined,
  undefined,
  'works',
  'slow',
  'partial',
  ...Array<ServiceState>(4).fill('blocked'),
  ...Array<ServiceState>(6).fill('works'),
];

const exampleCells: readonly BarCell[] = day.map((state, hour) => ({
  from: hour,
  to: hour + 1,
  hour,
  rounds: state ? 1 : 0,
  shares: state ? [{ state, share: 1 }] : [],
  ...(state ? { worst: state } : {}),
}));
