/** Excel reads a file as UTF-8 only when it starts with this. */
export const byteOrderMark = '\uFEFF';

/**
 * One line of a CSV file (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe in front, as
 * OWASP's "CSV Injection" advises. Numbers stay numbers, since we write them.
 */
export function csvLine(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(cell: string | number | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = isFormula(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Spreadsheets skip blanks in front of a formula, and some of them read full-width signs like plain ones. */
function isFormula(text: string): boolean {
  return /^[\t\r\n]|^[\s\p{C}]*[=+\-\u2212@]/u.test(text.normalize('NFKC'));
}
