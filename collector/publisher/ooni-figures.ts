import { ooniDays } from '../../protocol/wire/cell.ts';
import type { OoniFigures } from '../../protocol/wire/snapshot.ts';

/** OONI's measurements of one service in one country on one day. */
export interface OoniDay extends OoniFigures {
  /** Days since 1970. */
  readonly day: number;
}

/** Fewer measurements than this are not shown. */
const minMeasurements = 20;

/** The last week's figures to publish; undefined if measurements are too few. */
export function ooniFigures(days: readonly OoniDay[], today: number): OoniFigures | undefined {
  const figures = sum(days, today - ooniDays, today);
  return figures.n < minMeasurements ? undefined : figures;
}

function sum(days: readonly OoniDay[], from: number, to: number): OoniFigures {
  const figures = { n: 0, anomaly: 0, confirmed: 0, ok: 0, failure: 0 };
  for (const { day, n, anomaly, confirmed, ok, failure } of days) {
    if (day < from || day > to) continue;
    figures.n += n;
    figures.anomaly += anomaly;
    figures.confirmed += confirmed;
    figures.ok += ok;
    figures.failure += failure;
  }
  return figures;
}
