/** One line of the table: what was measured, and its upper or lower limit. */
export interface Row {
  readonly what: string;
  readonly unit: 'ms' | 's' | 'kB' | 'MB' | 'times' | '/s' | '%';
  /** Absent if the number has no limit. */
  readonly atMost?: number;
  readonly atLeast?: number;
  /** One value for each run; empty where `note` says why there is none. */
  readonly values: readonly number[];
  /** A remark about the runs, or why there were none. */
  readonly note?: string;
}

/** A row as JSON. */
export interface Summary extends Row {
  readonly median: number | undefined;
  readonly least: number | undefined;
  readonly most: number | undefined;
  readonly met: boolean | undefined;
}

export function summarise(row: Row): Summary {
  const sorted = [...row.values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  const median = low === undefined || high === undefined ? undefined : (low + high) / 2;
  return {
    ...row,
    median,
    least: sorted[0],
    most: sorted.at(-1),
    met: median === undefined ? undefined : isMet(median, row),
  };
}

function isMet(median: number, { atMost, atLeast }: Row): boolean | undefined {
  if (atMost === undefined && atLeast === undefined) return undefined;
  return (atMost === undefined || median <= atMost) && (atLeast === undefined || median >= atLeast);
}

function wanted({ atMost, atLeast, unit }: Row): string {
  if (atMost !== undefined) return `<= ${inUnit(atMost, unit)}`;
  return atLeast === undefined ? '-' : `>= ${inUnit(atLeast, unit)}`;
}

const heads = ['what', 'wanted', 'median', 'min', 'max', 'runs', 'met', 'note'] as const;
const widths = [58, 10, 10, 9, 9, 4, 3, 0] as const;

export const tableHead = line(heads);

export function tableLine(row: Row): string {
  const { what, unit, median, least, most, met, values, note = '' } = summarise(row);
  const formatted = (value: number | undefined) => (value === undefined ? '-' : inUnit(value, unit));
  return line([
    what,
    wanted(row),
    median === undefined ? '-' : `${formatted(median)} ${unit}`,
    formatted(least),
    formatted(most),
    String(values.length),
    met === undefined ? '-' : met ? 'yes' : 'NO',
    note,
  ]);
}

function inUnit(value: number, unit: Row['unit']): string {
  return unit === 'ms' || unit === '/s' || Number.isInteger(value) ? value.toFixed(0) : value.toFixed(1);
}

function line(cells: readonly string[]): string {
  return cells
    .map((cell, column) => cell.padEnd(widths[column] ?? 0))
    .join('  ')
    .trimEnd();
}
