import type { Round } from '../../model/round.ts';
import { csvLine } from './csv.ts';
import { isoTime } from './iso-time.ts';

const heads = [
  'round_start',
  'round_end',
  'trigger',
  'status',
  'network',
  'connection',
  'control_ms',
  'service',
  'service_state',
  'function',
  'state',
  'cause',
  'manner',
  'confidence',
  'failed_endpoints',
  'endpoints',
  'kbps',
  'usual_kbps',
  'stopped_after_kilobytes',
  'reasons',
  'ruleset',
  'catalogue',
  'imported',
  'left_out',
];

export const csvHead = csvLine(heads);

/** One line for each function of each service. @param network the network's label or id */
export function csvOfRound(round: Round, network: string): string {
  return round.verdicts
    .flatMap((verdict) =>
      verdict.functions.map((one) =>
        csvLine([
          isoTime(round.at),
          round.endedAt === undefined ? undefined : isoTime(round.endedAt),
          round.trigger,
          round.status,
          network,
          round.network?.state,
          round.network?.controlMs,
          verdict.service,
          verdict.state,
          one.function,
          one.state,
          one.cause,
          one.manner,
          one.confidence,
          one.count?.failed,
          one.count?.total,
          one.kbps,
          one.usualKbps,
          one.stoppedAfterKilobytes,
          one.because.join(' '),
          verdict.ruleset,
          verdict.catalogue,
          round.imported ? 'yes' : 'no',
          round.leftOut ? 'yes' : 'no',
        ]),
      ),
    )
    .join('');
}
