import { useState } from 'preact/hooks';
import type { HourMatrix } from '../../../history/hour-matrix.ts';
import { knownRounds, problemRounds } from '../../../history/tally.ts';
import { hourOfDay, percentText } from '../../shared/format.ts';
import { plural, t } from '../../shared/text.ts';
import { hourHeadText, weekdayText } from '../parts/format-when.ts';
import { isMirrored } from './timeline.tsx';

interface Props {
  readonly label: string;
  /** One row for each weekday, all of the same length. */
  readonly cells: readonly (readonly HourCell[])[];
}

/** The distance in hours between two column heads: "12 AM" is wider than one column, whether of one hour or of three. */
const headEveryHours = (hours: number) => Math.max(3, 2 * hours);

/** One tab stop. Arrow keys move from cell to cell; the style sheet shows the label of a cell beside it. */
export function HourGrid({ label, cells }: Props) {
  const [[row, column], setPlace] = useState<readonly [number, number]>([0, 0]);
  const columns = cells[0]?.length ?? 0;
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
    const step = stepFor(event.key, isMirrored());
    if (!step) return;
    event.preventDefault();
    const next = [within(row + step[0], cells.length), within(column + step[1], columns)] as const;
    setPlace(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-place="${next[0]} ${next[1]}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked through is a grid.
    <table class="hour-map" role="grid" aria-label={label} aria-readonly="true" onKeyDown={onKeyDown}>
      <thead>
        <tr>
          <td />
          {cells[0]?.map(({ hour, hours }) =>
            hour % headEveryHours(hours) === 0 ? (
              <th key={hour} scope="col" colSpan={headEveryHours(hours) / hours}>
                {hourHeadText(hour)}
              </th>
            ) : undefined,
          )}
        </tr>
      </thead>
      <tbody>
        {cells.map((cellsOfDay, weekday) => (
          <tr key={weekdayText(weekday, 'short')}>
            <th scope="row">{weekdayText(weekday, 'short')}</th>
            {cellsOfDay.map((cell, index) => (
              <td
                key={cell.hour}
                class={`hour-cell ${cell.checks === 0 ? 'hour-none' : ''}`}
                tabIndex={weekday === row && index === column ? 0 : -1}
                aria-label={hourCellText(cell)}
                data-place={`${weekday} ${index}`}
                data-late={cell.hour >= 12 ? '' : undefined}
                data-step={cell.checks === 0 ? undefined : stepOf(cell)}
                onFocus={() => setPlace([weekday, index])}
              >
                {cell.checks > 0 && <span class="hour-share">{percentText(cell.failed / cell.checks)}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function stepFor(key: string, mirrored: boolean): readonly [number, number] | undefined {
  switch (key) {
    case 'ArrowUp':
      return [-1, 0];
    case 'ArrowDown':
      return [1, 0];
    case 'ArrowRight':
      return [0, mirrored ? -1 : 1];
    case 'ArrowLeft':
      return [0, mirrored ? 1 : -1];
    case 'Home':
      return [0, -24];
    case 'End':
      return [0, 24];
    default:
      return undefined;
  }
}

function within(index: number, count: number): number {
  return Math.min(Math.max(index, 0), count - 1);
}

/** One or more hours of one weekday. */
export interface HourCell {
  /** 0 is Monday. */
  readonly weekday: number;
  readonly hour: number;
  /** The number of hours that the cell covers. */
  readonly hours: number;
  /** The number of checks that found something out, and how many of them found a problem. */
  readonly checks: number;
  readonly failed: number;
}

/** @param hours the number of hours per cell, a divisor of 24 */
export function hourCells(matrix: HourMatrix, hours: number): HourCell[][] {
  return matrix.map((row, weekday) =>
    [...Array(24 / hours).keys()].map((column) => {
      const tallies = row.slice(column * hours, (column + 1) * hours).flatMap((cell) => cell?.total ?? []);
      const checks = tallies.reduce((sum, tally) => sum + knownRounds(tally), 0);
      const failed = tallies.reduce((sum, tally) => sum + problemRounds(tally), 0);
      return { weekday, hour: column * hours, hours, checks, failed };
    }),
  );
}

/** Shares of failures at which a cell gets darker. */
const steps = [0.1, 0.3, 0.6, 0.9];

/** 0 (works) to 4 (almost always fails). */
function stepOf({ checks, failed }: HourCell): number {
  return steps.filter((from) => failed / checks >= from).length;
}

function hourCellText({ weekday, hour, hours, checks, failed }: HourCell): string {
  const values = { day: weekdayText(weekday, 'long'), from: hourOfDay(hour), to: hourOfDay((hour + hours) % 24) };
  if (checks === 0) return t('hour_cell_none', values);
  return plural('hour_cell', checks, { ...values, share: percentText(failed / checks) });
}
