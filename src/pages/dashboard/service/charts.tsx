import { hourMatrix } from '../../../history/hour-matrix.ts';
import { addDays } from '../../../history/local-time.ts';
import { isOwn } from '../../../history/own.ts';
import type { HourRollUp } from '../../../history/roll-up.ts';
import { uptime } from '../../../history/tally.ts';
import type { Service, ServiceId } from '../../../model/service.ts';
import type { ServiceVerdict } from '../../../model/verdict.ts';
import type { HistoryReader } from '../../../platform/store/store.ts';
import type { Row } from '../../shared/current/rows.ts';
import { toneOf } from '../../shared/state-mark.tsx';
import { t } from '../../shared/text.ts';
import { barCells } from '../charts/bar-cell.ts';
import { connectionRow } from '../charts/connection-row.tsx';
import { HistoryChart } from '../charts/history-chart.tsx';
import { HourMap } from '../charts/hour-map.tsx';
import { SpeedChart } from '../charts/speed-chart.tsx';
import { speedsOf } from '../charts/speed-lines.tsx';
import { habit } from '../charts/summary.ts';
import { type ChartData, connectionTimeline, readChartData, serviceTimeline, totalOf } from '../parts/chart-data.ts';
import { cellSize, earlier, type Range } from '../parts/ranges.ts';
import { maxCells } from '../parts/wide-screen.ts';

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

/** The history that the page of one messenger shows. */
interface ServicePast {
  readonly chartData: ChartData;
  /** Hourly results of the range, and of at least the last `weekDays` days. */
  readonly hours: readonly HourRollUp[];
  /** Its last verdict. The view has it only while the service is switched on. */
  readonly last: ReadonlyMap<ServiceId, ServiceVerdict>;
}

/** Enough to show a pattern: each hour of the week occurs at least four times. */
const weekDays = 30;

export async function readServicePast(
  reader: HistoryReader,
  range: Range,
  id: ServiceId,
  now: number,
): Promise<ServicePast> {
  const chartData = await readChartData(reader, range, [id], now);
  const today = chartData.clock.timeAt(now).day;
  const [begin, needed] = [chartData.slots[0]?.day ?? today, addDays(today, 1 - weekDays)];
  const [hours, last] = await Promise.all([reader.hours(id, earlier(begin, needed), today), reader.lastVerdicts([id])]);
  return { chartData, hours, last };
}
