/** Excel takes a file for UTF-8 only where it begins so. */
export const byteOrderMark = '\uFEFF';

/**
 * One line of a CSV file (RFC 4180). A text that a spreadsheet would take for a formula is preceded by an apostrophe, as
 * OWASP's "CSV Injection" advises; numbers are written by us and stay numbers.
 */
export function csvLine(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(cell: string | number | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
