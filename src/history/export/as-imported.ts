import type { HistoryRecord } from './history-record.ts';

/** Marks a record from a file, which anybody can have written: nothing in it decides a verdict. */
export function asImported(record: HistoryRecord): HistoryRecord {
  switch (record.kind) {
    case 'round':
      return { ...record, round: { ...record.round, imported: true } };
    case 'day':
      return {
        ...record,
        day: { ...record.day, imported: true },
        hours: record.hours.map((one) => ({ ...one, imported: true })),
      };
    case 'note':
    case 'network':
    case 'feedback':
      return record;
    default:
      return record satisfies never;
  }
}
