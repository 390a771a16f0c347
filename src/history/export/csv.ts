/** Excel reads a file as UTF-8 only when it starts with this. */
export const byteOrderMark = '\uFEFF';

/**
 * One line of a CSV file (RFC 4180). If a spreadsheet would find a formula in a text, an apostrophe is put before its
 * sign, as OWASP's "CSV Injection" advises, even after a separator within the text: a spreadsheet may use a separator
 * other than the comma, and then ignores our quotation marks. Numbers stay numbers, since we write them.
 */
export function csvLine(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(cell: string | number | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = cell
    .replace(/^(?=[\t\r\n])/, "'")
    .replace(startOfCell, (sign) => (isSign(sign) ? `'${sign}` : sign));
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * The first character of what a spreadsheet may read as a cell: it skips blanks and quotation marks in front. After a
 * space, which both Excel and LibreOffice offer as a separator, a sign followed by another space is no formula.
 */
const startOfCell = /(?<=(?:^|[,;|\t\r\n])[\s\p{C}"']*)[^\s\p{C}"']|(?<= [\s\p{C}"']*)[^\s\p{C}"'](?! )/gu;

/** Some spreadsheets read full-width signs like plain ones. */
function isSign(character: string): boolean {
  return /^[=+\-\u2212@]/.test(character.normalize('NFKC'));
}
