/** Excel reads a file as UTF-8 only when it starts with this. */
export const byteOrderMark = '\uFEFF';

/**
 * One line of a CSV file (RFC 4180). Where a spreadsheet would find a formula in a text, an apostrophe stands before
 * its sign, as OWASP's "CSV Injection" advises: also after a separator within the text, since a spreadsheet may read
 * another one than the comma, and takes no notice then of our quotation marks. Numbers stay numbers, since we write
 * them.
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
 * The first character of what a spreadsheet may read as a cell: they skip blanks and quotation marks in front of it.
 * After a space, which both Excel and LibreOffice offer as a separator, a sign that another space follows is no
 * formula.
 */
const startOfCell = /(?<=(?:^|[,;|\t\r\n])[\s\p{C}"']*)[^\s\p{C}"']|(?<= [\s\p{C}"']*)[^\s\p{C}"'](?! )/gu;

/** Some spreadsheets read full-width signs like plain ones. */
function isSign(character: string): boolean {
  return /^[=+\-\u2212@]/.test(character.normalize('NFKC'));
}
