import { Link } from 'wouter-preact';
import { uptime } from '../../../history/tally.ts';
import type { Service } from '../../../model/service.ts';
import { t } from '../../shared/text.ts';
import { barCells } from '../charts/bar-cell.ts';
import type { BarRow } from '../charts/bar-row.ts';
import { HistoryChart } from '../charts/history-chart.tsx';
import { whatDiffers } from '../charts/summary.ts';
import { type ChartData, connectionTimeline, serviceTimeline, totalOf } from '../parts/chart-data.ts';
import { networkLabel } from '../parts/network-label.ts';
import { cellSize } from '../parts/ranges.ts';
import { maxCells } from '../parts/wide-screen.ts';

interface Props {
  readonly service: Service;
  readonly chartData: ChartData;
  /** Absent where all networks are shown. */
  readonly profile: string | undefined;
}

/** The messenger on each network, to show whether a problem is of one network or of all. */
export function Networks({ service, chartData, profile }: Props) {
  if (profile !== undefined) return undefined;
  const rows = networkRows(service, chartData);
  const advice = (
    <p class="quiet">
      {t('compare_lead')}{' '}
      <Link href="/settings/networks" data-action="name-networks">
        {t('compare_name_networks')}
      </Link>
    </p>
  );
  if (rows.length < 2) return advice;
  return (
    <HistoryChart
      title={t('compare_title')}
      name="compare"
      rows={rows}
      chartData={chartData}
      summary={whatDiffers(rows)}
      foot={advice}
    />
  );
}

function networkRows(service: Service, chartData: ChartData): BarRow[] {
  return chartData.networks.flatMap(({ id }): BarRow[] => {
    const timeline = serviceTimeline(chartData, service.id, id);
    const sum = totalOf(timeline);
    if (!sum) return [];
    const name = networkLabel(id, chartData.networks);
    return [
      {
        id,
        service: service.id,
        name,
        head: (
          <span class="bar-name">
            <bdi>{name}</bdi>
          </span>
        ),
        tone: 'quiet',
        cells: barCells(timeline, connectionTimeline(chartData, id), cellSize(chartData.slots, maxCells.value)),
        counts: timeline.map(({ from, to, content }) => ({ from, to, states: content?.total.states ?? {} })),
        worked: uptime(sum),
      },
    ];
  });
}
