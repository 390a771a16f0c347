import type { PageReading } from './read-page.ts';
import { textTable } from './text-table.ts';

/** The results of a round as a readable table. */
export function verdictTable({ network, services }: PageReading): string {
  const rows = services.map(({ service, state, cause, manner, confidence, functions }) => [
    service ?? '',
    state ?? '',
    [cause, manner].filter(Boolean).join(' / '),
    confidence ?? '',
    functions.map((one) => `${one.function} ${one.state}`).join(', '),
  ]);
  const table = textTable([['service', 'state', 'cause', 'confidence', 'functions'], ...rows]);
  return `network: ${network}\n\n${table}`;
}
