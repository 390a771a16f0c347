import { useSignal } from '@preact/signals';
import { useLocation } from 'wouter-preact';
import type { Note } from '../../../history/note.ts';
import { plural, t } from '../../shared/text.ts';
import { verdictMarks } from '../../shared/verdict-marks.ts';
import { type ChartData, notesIn } from '../parts/chart-data.ts';
import { percentText } from '../parts/format-when.ts';
import { pathOfChecks } from '../parts/paths.ts';
import { type BarCell, cellText } from './bar-cell.ts';
import { barCsv } from './bar-csv.ts';
import { type BarRow, isOfSite, problemCells } from './bar-row.ts';
import { BarTable } from './bar-table.tsx';
import { Chart } from './chart.tsx';
import { HistoryBar } from './history-bar.tsx';
import { Legend } from './legend.tsx';
import { TimeAxis } from './time-axis.tsx';

interface Props {
  readonly rows: readonly BarRow[];
  /** Absent until the history is read. */
  readonly chartData: ChartData | undefined;
}

/** A history bar for each messenger, and the connection last. */
export function HistoryChart({ rows, chartData }: Props) {
  const highlighted = useSignal('');
  const [, navigate] = useLocation();
  const notes = (cell: BarCell): readonly Note[] => (chartData ? notesIn(chartData, cell.from, cell.to) : []);
  return (
    <Chart title={t('over_time')} name="over-time" table={() => <BarTable rows={rows} />} csv={() => barCsv(rows)}>
      <div class="history-chart" data-range={chartData?.range}>
        <div class="bar-heads quiet" aria-hidden="true">
          <span>{t('over_time_now')}</span>
          <span>{t('over_time_worked')}</span>
        </div>
        <ul aria-label={t('services_list')}>
          {rows.map((row) => (
            <li
              key={row.id}
              class="bar-row"
              {...(row.id === 'connection' ? { 'data-connection': '' } : { 'data-service': row.id })}
              {...verdictMarks(row.verdict, row.tone)}
            >
              {row.head}
              <span class="bar-state">{row.state}</span>
              {row.cells ? (
                <HistoryBar
                  name={row.id}
                  label={plural('over_time_label', problemCells(row.cells), { app: row.name, total: row.cells.length })}
                  cells={row.cells}
                  describe={(cell) => cellText(cell, row.name, notes(cell))}
                  onHighlight={(cell) => {
                    highlighted.value = cell ? cellText(cell, row.name, notes(cell)) : '';
                  }}
                  onOpen={(cell) =>
                    navigate(
                      pathOfChecks({
                        from: cell.from,
                        to: cell.to,
                        ...(row.id === 'connection' ? {} : { service: row.id }),
                      }),
                    )
                  }
                />
              ) : (
                <div class="history-bar history-bar-waiting" />
              )}
              <span class="bar-worked">{row.worked === undefined ? '–' : percentText(row.worked)}</span>
              {row.below}
            </li>
          ))}
        </ul>
        {chartData && <TimeAxis cells={rows[0]?.cells ?? []} chartData={chartData} />}
        <p class="chart-readout quiet">{highlighted.value || t('over_time_keys')}</p>
        <Legend sites={rows.some(isOfSite)} />
      </div>
    </Chart>
  );
}
