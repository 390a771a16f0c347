import { csvLine } from '../../../history/export/csv.ts';
import { isoTime } from '../../../history/export/iso-time.ts';
import type { BarRow } from './bar-row.ts';

/** One line for each slot and state. A slot without a check has one line with no state. */
export function barCsv(rows: readonly BarRow[]): string {
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
