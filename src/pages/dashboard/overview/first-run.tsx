import { startCheck } from '../../shared/current/actions.ts';
import type { View } from '../../shared/current/view.ts';
import { FirstCheck } from '../../shared/first-check.tsx';
import { t } from '../../shared/text.ts';
import { HistoryBarDrawing } from '../charts/history-bar-drawing.tsx';
import { exampleCells } from './example-cells.ts';

/** Shown before the first check: what it does, what it reveals, and an example of a history bar. */
export function FirstRun({ view: { services, settings, missing } }: { readonly view: View }) {
  return (
    <div class="first-run">
      <FirstCheck services={services} settings={settings} missing={missing} onPress={() => void startCheck(missing)} />
      <figure class="example">
        <figcaption class="quiet">{t('over_time_example')}</figcaption>
        <HistoryBarDrawing cells={exampleCells} mirrored={false} />
      </figure>
    </div>
  );
}
