import type { PageReading } from './read-page.ts';

/** The results of a round as a readable table. */
export function verdictTable({ network, services }: PageReading): string {
  const rows = services.map(({ service, state, cause, manner, confidence, functions }) => [
    service ?? '',
    state ?? '',
    [cause, manner].filter(Boolean).join(' / '),
    confidence ?? '',
    functions.map((one) => `${one.function} ${one.state}`).join(', '),
  ]);
  const table = [['service', 'state', 'cause', 'confidence', 'functions'], ...rows];
  const widths = table[0]?.map((_title, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [`network: ${network}`, '', ...lines].join('\n');
}
