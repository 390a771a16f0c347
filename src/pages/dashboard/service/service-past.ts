import { addDays } from '../../../history/local-time.ts';
import type { HourRollUp } from '../../../history/roll-up.ts';
import type { ServiceId } from '../../../model/service.ts';
import type { ServiceVerdict } from '../../../model/verdict.ts';
import type { HistoryReader } from '../../../platform/store/store.ts';
import { type ChartData, readChartData } from '../parts/chart-data.ts';
import { earlier, type Range } from '../parts/ranges.ts';

/** What the page of one messenger shows of the past. */
export interface ServicePast {
  readonly chartData: ChartData;
  /** By the hour, over the range and at least over `weekDays`. */
  readonly hours: readonly HourRollUp[];
  /** Its last result, which is known elsewhere only while it is switched on. */
  readonly last: ReadonlyMap<ServiceId, ServiceVerdict>;
}

/** Less would show no habit: every hour of the week comes at least four times. */
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
