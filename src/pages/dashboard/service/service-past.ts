import { addDays } from '../../../history/local-time.ts';
import type { HourRollUp } from '../../../history/roll-up.ts';
import type { ServiceId } from '../../../model/service.ts';
import type { ServiceVerdict } from '../../../model/verdict.ts';
import type { HistoryReader } from '../../../platform/store/store.ts';
import { type ChartData, readChartData } from '../parts/chart-data.ts';
import { earlier, type Range } from '../parts/ranges.ts';

/** The history that the page of one messenger shows. */
export interface ServicePast {
  readonly chartData: ChartData;
  /** Hourly results of the range, and of at least the last `weekDays` days. */
  readonly hours: readonly HourRollUp[];
  /** Its last verdict. The view has it only while the service is switched on. */
  readonly last: ReadonlyMap<ServiceId, ServiceVerdict>;
}

/** Enough to show a pattern: each hour of the week occurs at least four times. */
export const weekDays = 30;

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
