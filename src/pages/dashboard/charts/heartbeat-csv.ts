import { csvLine } from '../../../history/export/csv.ts';
import { isoTime } from '../../../history/export/iso-time.ts';
import type { HeartbeatLine } from './heartbeat-line.ts';

/** One line for each state that was found in each slot; a slot without a check has one with no state. */
export function heartbeatCsv(lines: readonly HeartbeatLine[]): string {
  const rows = lines.flatMap(({ id, name, counts = [] }) =>
    counts.flatMap(({ from, to, states }) => {
      const found = Object.entries(states);
      const slot = [id, name, isoTime(from), isoTime(to)];
      return found.length === 0
        ? [csvLine([...slot, undefined, 0])]
        : found.map(([state, count]) => csvLine([...slot, state, count]));
    }),
  );
  return csvLine(['service', 'name', 'from', 'to', 'state', 'checks']) + rows.join('');
}
