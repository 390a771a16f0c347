import { crowdVerdict } from '../../protocol/wire/cell.ts';
import type { Networks } from '../../protocol/wire/networks.ts';
import type { Cell, Snapshot, Window } from '../../protocol/wire/snapshot.ts';
import { byteOrderMark, csvLine } from '../../src/history/export/csv.ts';

/** The columns. `pages/data-page.tsx` explains them. */
export const columns = [
  'country',
  'until',
  'asn',
  'network',
  'service',
  'window',
  'reports',
  'problem',
  'blocked',
  'verdict',
] as const;

/** A CSV file with a line for each cell. An empty network means the whole country. */
export function countsCsv({ country, publishedAt, services, networks }: Snapshot, nameOf: Networks['nameOf']): string {
  const until = new Date(publishedAt * 1000).toISOString();
  const line = (asn: number | undefined, service: string, window: Window, cell: Cell | undefined) => {
    if (!cell) return '';
    const [n, problem, blocked] = cell;
    return csvLine([
      country,
      until,
      asn,
      asn && nameOf(asn),
      service,
      hours[window],
      n,
      problem,
      blocked,
      crowdVerdict(cell),
    ]);
  };
  const lines = (asn: number | undefined, cells: Snapshot['networks'][number]['services']) =>
    Object.entries(cells).flatMap(([service, { day, month }]) => [
      line(asn, service, 'day', day),
      line(asn, service, 'month', month),
    ]);
  const all = [
    csvLine(columns),
    ...lines(undefined, services),
    ...networks.flatMap((one) => lines(one.asn, one.services)),
  ];
  return byteOrderMark + all.join('');
}

const hours: Readonly<Record<Window, string>> = { day: '24 hours', month: '30 days' };
