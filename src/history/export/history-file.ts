import type { HistoryRecord } from './history-record.ts';
import { isoTime } from './iso-time.ts';

/**
 * The JSON file of a history. It is one document with one record per line, so that a year of checks is written and read
 * without being in memory as a whole, and an error has a line number.
 */

export function fileBegin(madeAt: number, madeBy: string): string {
  const head = { format: 'reachable-history', version: 1, madeAt: isoTime(madeAt), madeBy };
  return `${JSON.stringify(head).slice(0, -1)},"records":[\n`;
}

/** @param isFirst the first record has no comma before it */
export function fileLine(record: HistoryRecord, isFirst: boolean): string {
  return `${isFirst ? '' : ',\n'}${JSON.stringify(inFile(record))}`;
}

export const fileEnd = '\n]}\n';

function inFile(record: HistoryRecord): unknown {
  switch (record.kind) {
    case 'note':
    case 'network':
      return record;
    case 'feedback':
      return { ...record, feedback: { ...record.feedback, round: isoTime(record.feedback.round) } };
    case 'day': {
      const services = Object.entries(record.day.services).map(
        ([id, { turns, ...tallies }]) => [id, { ...tallies, turns: turns.map(timed) }] as const,
      );
      return { ...record, day: { ...record.day, services: Object.fromEntries(services) } };
    }
    case 'round': {
      const { endedAt, ...round } = record.round;
      return {
        kind: 'round',
        round: {
          ...timed(round),
          ...(endedAt === undefined ? {} : { endedAt: isoTime(endedAt) }),
          verdicts: round.verdicts.map(timed),
        },
        observations: record.observations.map(timed),
      };
    }
    default:
      return record satisfies never;
  }
}

function timed<Moment extends { readonly at: number }>(moment: Moment): Omit<Moment, 'at'> & { at: string } {
  return { ...moment, at: isoTime(moment.at) };
}
