import { useId } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import type { Note } from '../../../history/note.ts';
import { now } from '../../shared/current/state.ts';
import { percentText } from '../../shared/format.ts';
import { plural, t } from '../../shared/text.ts';
import { verdictMarks } from '../../shared/verdict-marks.ts';
import { type ChartData, notesIn } from '../parts/chart-data.ts';
import { pathOfChecks } from '../parts/paths.ts';
import { isTouched } from '../parts/wide-screen.ts';
import { type BarCell, cellText } from './bar-cell.ts';
import { barCsv } from './bar-csv.ts';
import { type BarRow, hasGaps, problemCells, statesIn } from './bar-row.ts';
import { BarTable } from './bar-table.tsx';
import { Chart } from './chart.tsx';
import { HistoryBar } from './history-bar.tsx';
import { Legend } from './legend.tsx';
import { TimeAxis } from './time-axis.tsx';

interface Props {
  readonly rows: readonly BarRow[];
  /** Absent until the history is read. */
  readonly chartData: ChartData | undefined;
  readonly title: string;
  /** Names the chart in files and for tests. */
  readonly name: string;
  /** What the chart shows, in a sentence. */
  readonly summary: string | undefined;
}

/** A history bar for each row. */
export function HistoryChart({ title, name, rows, chartData, summary }: Props) {
  const [, navigate] = useLocation();
  const help = useId();
  const notes = (cell: BarCell): readonly Note[] => (chartData ? notesIn(chartData, cell.from, cell.to) : []);
  return (
    <Chart title={title} name={name} summary={summary} table={() => <BarTable rows={rows} />} csv={() => barCsv(rows)}>
      <div class="history-chart" data-range={chartData?.range}>
        <div class="bar-heads quiet" aria-hidden="true">
          <span>{t('over_time_now')}</span>
          <span>{t('over_time_worked')}</span>
        </div>
        <ul aria-label={t('services_list')}>
          {rows.map((row) => (
            <li key={row.id} class="bar-row" {...marksOf(row)} {...verdictMarks(row.verdict, row.tone)}>
              {row.head}
              <span class="bar-state">{row.state}</span>
              {row.cells ? (
                <HistoryBar
                  name={row.id}
                  help={help}
                  label={plural('over_time_label', problemCells(row), { app: row.name, total: row.cells.length })}
                  cells={row.cells}
                  describe={(cell) => cellText(cell, row.name, notes(cell))}
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
        {chartData && <TimeAxis cells={rows[0]?.cells ?? []} chartData={chartData} now={now.value} />}
        <p id={help} hidden>
          {t(isTouched() ? 'over_time_touch' : 'over_time_keys')}
        </p>
        <Legend present={statesIn(rows)} gaps={hasGaps(rows)} />
      </div>
    </Chart>
  );
}

function marksOf({ id }: BarRow) {
  return id === 'connection' ? { 'data-connection': '' } : { 'data-service': id };
}
