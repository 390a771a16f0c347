import { hourMatrix } from '../../../history/hour-matrix.ts';
import { isOwn } from '../../../history/own.ts';
import { uptime } from '../../../history/tally.ts';
import type { Service } from '../../../model/service.ts';
import type { Row } from '../../shared/current/rows.ts';
import { t } from '../../shared/text.ts';
import { toneOf } from '../../shared/tone.ts';
import { barCells } from '../charts/bar-cell.ts';
import { connectionRow } from '../charts/connection-row.tsx';
import { HistoryChart } from '../charts/history-chart.tsx';
import { HourMap } from '../charts/hour-map.tsx';
import { SpeedChart } from '../charts/speed-chart.tsx';
import { speedsOf } from '../charts/speeds.ts';
import { habit } from '../charts/summary.ts';
import { connectionTimeline, serviceTimeline, totalOf } from '../parts/chart-data.ts';
import { cellSize } from '../parts/ranges.ts';
import { maxCells } from '../parts/wide-screen.ts';
import type { ServicePast } from './service-past.ts';

interface Props {
  readonly service: Service;
  readonly row: Row | undefined;
  readonly past: ServicePast;
  readonly profile: string | undefined;
}

/** The charts of one messenger: history, hours of the week, and speed. */
export function Charts({ service, row, past: { chartData, hours }, profile }: Props) {
  const timeline = serviceTimeline(chartData, service.id, profile);
  const sum = totalOf(timeline);
  const connection = connectionTimeline(chartData, profile);
  const matrix = hourMatrix(hours.filter(isOwn), profile);
  const hourMap = hours.length > 0 && <HourMap app={service.name} matrix={matrix} />;
  if (!sum) {
    return (
      <>
        <p class="nothing">{t('nothing_in_range')}</p>
        {hourMap}
      </>
    );
  }
  const worked = uptime(sum);
  const bar = {
    id: service.id,
    name: service.name,
    head: (
      <span class="bar-name">
        <bdi>{service.name}</bdi>
      </span>
    ),
    verdict: row?.verdict,
    tone: toneOf(row?.verdict?.state, row?.old),
    cells: barCells(timeline, connection, cellSize(chartData.slots, maxCells.value)),
    counts: timeline.map(({ from, to, content }) => ({ from, to, states: content?.total.states ?? {} })),
    worked,
  };
  return (
    <>
      <HistoryChart
        title={t('over_time')}
        name="over-time"
        rows={[bar, connectionRow(chartData, profile)]}
        chartData={chartData}
        summary={habit(matrix, worked)}
      />
      <div class="columns">
        {hourMap}
        <SpeedChart app={service.name} speeds={speedsOf(timeline, connection)} />
      </div>
    </>
  );
}
