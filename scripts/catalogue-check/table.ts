/** Rows as a table for people, each column as wide as needed. A dash means nothing. */
export function table<Column extends string>(
  columns: readonly Column[],
  rows: readonly { readonly [Name in Column]?: string | undefined }[],
): string {
  const cells = [columns, ...rows.map((row) => columns.map((column) => row[column] || '-'))];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => line[index]?.length ?? 0)));
  return cells
    .map((line) =>
      line
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
