import { Link } from 'wouter-preact';
import { uptime } from '../../../history/tally.ts';
import { isProblem } from '../../../model/verdict.ts';
import { FunctionChips } from '../../shared/current/function-chips.tsx';
import { sinceText } from '../../shared/current/headline.ts';
import type { Row } from '../../shared/current/rows.ts';
import { StatePill } from '../../shared/current/state-pill.tsx';
import { LetterTile } from '../../shared/letter-tile.tsx';
import { toneOf } from '../../shared/state-mark.tsx';
import { type BarRow, barCells } from '../charts/bar-cell.ts';
import { connectionRow } from '../charts/connection-row.tsx';
import { type ChartData, connectionTimeline, serviceTimeline, totalOf } from '../parts/chart-data.ts';
import { pathOfService } from '../parts/paths.ts';
import { cellSize } from '../parts/ranges.ts';
import { maxCells } from '../parts/wide-screen.ts';

/** One row for each messenger, and the connection last. @param saidOld does the page say of all at once that they are old? */
export function barRows(
  rows: readonly Row[],
  chartData: ChartData | undefined,
  profile: string | undefined,
  now: number,
  saidOld: boolean,
): BarRow[] {
  return [
    ...rows.map((row) => barRow(row, chartData, profile, now, saidOld)),
    connectionRow(chartData, profile, saidOld),
  ];
}

function barRow(
  row: Row,
  chartData: ChartData | undefined,
  profile: string | undefined,
  now: number,
  saidOld: boolean,
): BarRow {
  const { service, verdict } = row;
  const quiet = row.old || row.pending;
  const since = row.old ? undefined : sinceText([row], now);
  const timeline = chartData && serviceTimeline(chartData, service.id, profile);
  const sum = timeline && totalOf(timeline);
  return {
    id: service.id,
    name: service.name,
    head: (
      <Link href={pathOfService(service.id)} class="bar-name">
        <LetterTile name={service.name} />
        <bdi>{service.name}</bdi>
      </Link>
    ),
    state: (
      <>
        <StatePill row={row} saidOld={saidOld} />
        {since && <span class="bar-since quiet">{since}</span>}
      </>
    ),
    ...(verdict && isProblem(verdict.state) && !row.earlier
      ? {
          below: <FunctionChips app={service.name} verdict={verdict} quiet={quiet} shown all={false} />,
        }
      : {}),
    verdict,
    tone: toneOf(row.state, quiet),
    ...(chartData && timeline
      ? {
          cells: barCells(timeline, connectionTimeline(chartData, profile), cellSize(chartData.slots, maxCells.value)),
          counts: timeline.map(({ from, to, content }) => ({ from, to, states: content?.total.states ?? {} })),
        }
      : {}),
    worked: sum && uptime(sum),
  };
}
