import type { PageReading } from './read-page.ts';
import { textTable } from './text-table.ts';

/** The results of a round as a readable table, or as a sentence if every row would say "unsure". */
export function verdictTable({ network, services }: PageReading): string {
  if (network === 'offline') {
    return 'No site answers here, so nothing is known of any messenger; "npm start -- --demo" shows an invented day.';
  }
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
