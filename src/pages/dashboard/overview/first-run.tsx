import { CheckBar } from '../../shared/current/check-bar.tsx';
import type { View } from '../../shared/current/view.ts';
import { RiskText } from '../../shared/risk-text.tsx';
import { t } from '../../shared/text.ts';
import { HistoryBarDrawing } from '../charts/history-bar-drawing.tsx';
import { exampleCells } from './example-cells.ts';

/** Shown before the first check: what it does, what it reveals, and an example of a history bar. */
export function FirstRun({ view }: { readonly view: View }) {
  return (
    <div class="first-run">
      <p class="nothing">{t('no_checks_yet')}</p>
      <p>{t('first_run_what')}</p>
      <RiskText services={view.services} />
      <CheckBar view={view} />
      <figure class="example">
        <figcaption class="quiet">{t('over_time_example')}</figcaption>
        <HistoryBarDrawing cells={exampleCells} mirrored={false} />
      </figure>
    </div>
  );
}
