import { longestDelayMs, meanDelayMs } from '../../src/community/outbox/outbox.ts';
import { textTable } from '../text-table.ts';
import type { Shared } from './share-once.ts';
import { inventedPeople, inventedSlots } from './trial.ts';

/** How a trial differs from real use. */
export const differences = textTable([
  ['different here', 'in real use'],
  ['one machine runs all servers, and sees who sends what', 'relays and gateway are of different operators'],
  ['the relays say that this is a line of KPN, Netherlands', 'they look up where your address is'],
  [
    'a report goes at once',
    `it waits for ${meanDelayMs / 60_000} minutes on average, and ${longestDelayMs / 3_600_000} hours at most`,
  ],
  [
    `${inventedPeople} people are invented who see the same all day`,
    'below some 40 reports a day nothing is published',
  ],
  ['it is published as soon as one report is counted', 'ten minutes after the end of six hours'],
  ['all that the servers stored is deleted at the end', 'counts are kept for 90 days'],
]);

/** The path of one report, from the check to the page. */
export function trialTable({ check, way }: Shared): string {
  const rows: [string, string][] = [['network', check.network ?? '']];
  if (!way) {
    rows.push(['reports', 'none: only sure results of a working connection are shared, and this check has none']);
    return textTable(rows);
  }
  const { reports, counted, published, shown } = way;
  const { cc, asn, service, state, relay, n } = counted;
  const [most, problem, blocked, doubt] = published.cell;
  rows.push(
    ['reports', `${reports.length} wait to be sent, one message each`],
    ...reports.map((report, index): [string, string] => [`  ${index + 1}`, report]),
    ['counted', `${n} through relay "${relay}": ${service} ${state}, network ${asn} in ${cc}`],
    ['invented', `${inventedPeople * inventedSlots} more, which say the same`],
    ['published', `about ${most} reports, ${problem} of a problem, ${blocked} of a block${doubt ? ` (${doubt})` : ''}`],
    ['on its page', published.page],
    ['in the browser', shown],
  );
  return textTable(rows);
}
