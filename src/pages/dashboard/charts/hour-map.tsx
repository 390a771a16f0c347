import { csvLine } from '../../../history/export/csv.ts';
import type { HourMatrix } from '../../../history/hour-matrix.ts';
import { hourOfDay, percentText } from '../../shared/format.ts';
import { t } from '../../shared/text.ts';
import { weekdayText } from '../parts/format-when.ts';
import { isWideScreen } from '../parts/wide-screen.ts';
import { Chart } from './chart.tsx';
import { type HourCell, HourGrid, hourCells } from './hour-grid.tsx';
import { hoursOfDay } from './summary.ts';

interface Props {
  readonly app: string;
  readonly matrix: HourMatrix;
}

/** The hours of the week at which a messenger fails. */
export function HourMap({ app, matrix }: Props) {
  const cells = hourCells(matrix, isWideScreen.value ? 1 : 3);
  return (
    <Chart
      title={t('hours_title')}
      name="hours"
      summary={hoursOfDay(matrix)}
      table={() => <HourTable cells={hourCells(matrix, 1)} />}
      csv={() => hoursCsv(hourCells(matrix, 1))}
    >
      <HourGrid label={t('hours_label', { app })} cells={cells} />
      <Scale />
    </Chart>
  );
}

/** Leaves out hours without data, or there would be up to 168 empty rows. */
function HourTable({ cells }: { readonly cells: readonly (readonly HourCell[])[] }) {
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{t('table_time')}</th>
          <th scope="col">{t('table_failed')}</th>
          <th scope="col">{t('table_checks')}</th>
        </tr>
      </thead>
      <tbody>
        {cells
          .flat()
          .filter(({ checks }) => checks > 0)
          .map(({ weekday, hour, checks, failed }) => (
            <tr key={`${weekday} ${hour}`}>
              <th scope="row">{t('day_time', { day: weekdayText(weekday, 'long'), time: hourOfDay(hour) })}</th>
              <td>{percentText(failed / checks)}</td>
              <td>{checks}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function hoursCsv(cells: readonly (readonly HourCell[])[]): string {
  const lines = cells.flat().map(({ weekday, hour, checks, failed }) => csvLine([weekday + 1, hour, checks, failed]));
  return csvLine(['iso_weekday', 'local_hour', 'checks', 'failed']) + lines.join('');
}

function Scale() {
  return (
    <p class="line hour-scale quiet" aria-hidden="true">
      <span class="hour-cell hour-none" /> {t('hours_none')}
      <span class="hour-steps">
        {percentText(0)}
        {[0, 1, 2, 3, 4].map((step) => (
          <span key={step} class="hour-cell" data-step={step} />
        ))}
        {percentText(1)}
      </span>
    </p>
  );
}
