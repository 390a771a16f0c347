import { useId } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { csvLine } from '../../../history/export/csv.ts';
import { isoTime } from '../../../history/export/iso-time.ts';
import type { Note } from '../../../history/note.ts';
import { now } from '../../shared/current/state.ts';
import { percentText } from '../../shared/format.ts';
import { verdictMarks } from '../../shared/state-mark.tsx';
import { plural, t } from '../../shared/text.ts';
import { type ChartData, notesIn } from '../parts/chart-data.ts';
import { slotText } from '../parts/format-when.ts';
import { pathOfChecks } from '../parts/paths.ts';
import { isTouched } from '../parts/wide-screen.ts';
import { type BarCell, type BarRow, cellText, hasGaps, problemCells, statesIn } from './bar-cell.ts';
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

/** One line for each slot and state. A slot without a check has one line with no state. */
function barCsv(rows: readonly BarRow[]): string {
  const lines = rows.flatMap(({ id, name, counts = [] }) =>
    counts.flatMap(({ from, to, states }) => {
      const found = Object.entries(states);
      const slot = [id, name, isoTime(from), isoTime(to)];
      return found.length === 0
        ? [csvLine([...slot, undefined, 0])]
        : found.map(([state, count]) => csvLine([...slot, state, count]));
    }),
  );
  return csvLine(['service', 'name', 'from', 'to', 'state', 'checks']) + lines.join('');
}

/** The history bars as a table, the newest time first. */
function BarTable({ rows }: { readonly rows: readonly BarRow[] }) {
  const times = rows[0]?.cells ?? [];
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{t('table_time')}</th>
          {rows.map(({ id, name }) => (
            <th scope="col" key={id}>
              <bdi>{name}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {times
          .map((time, index) => (
            <tr key={time.from}>
              <th scope="row">{slotText(time)}</th>
              {rows.map(({ id, cells }) => (
                <td key={id}>{tableText(cells?.[index])}</td>
              ))}
            </tr>
          ))
          .toReversed()}
      </tbody>
    </table>
  );
}

function tableText(cell: BarCell | undefined): string {
  if (!cell || cell.rounds === 0) return '–';
  return cell.worked === undefined
    ? (cell.word ?? '')
    : t('table_cell', { state: cell.word ?? '', share: percentText(cell.worked) });
}
