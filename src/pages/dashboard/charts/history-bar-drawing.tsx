import { Fragment } from 'preact';
import { isProblem } from '../../../model/verdict.ts';
import type { BarCell } from './bar-cell.ts';
import { fillOf, noCheck } from './patterns.tsx';

const barPx = 28;
const glyphPx = 9;
const gapPx = 3;
export const stripPx = barPx + gapPx + glyphPx;

/** The least share of a cell that a problem takes, so that a rare one stays visible. */
const minShare = 0.12;

interface Props {
  readonly cells: readonly BarCell[];
  readonly mirrored: boolean;
  /** The index of the highlighted cell. */
  readonly marked?: number;
}

/** Draws each cell as stacked shares of its states, the worst at the bottom, with the mark of the worst below. */
export function HistoryBarDrawing({ cells, mirrored, marked }: Props) {
  const width = 100 / cells.length;
  const startOf = (index: number) => (mirrored ? 100 - (index + 1) * width : index * width);
  const bar = { width: `${width * 0.84}%` };
  return (
    <svg class="history-bar-drawing" width="100%" height={stripPx} aria-hidden="true">
      {cells.map((cell, index) => {
        const x = `${startOf(index) + width * 0.08}%`;
        if (cell.rounds === 0) return <rect key={cell.from} x={x} {...bar} height={barPx} rx={2} fill={noCheck} />;
        return (
          <Fragment key={cell.from}>
            {stacked(cell).map(({ state, top, height }) => (
              <rect key={state} x={x} y={top} {...bar} height={height} rx={2} fill={fillOf(state)} data-fill={state} />
            ))}
            {cell.worst && cell.worst !== 'works' && (
              <use
                href={`#glyph-${cell.worst}`}
                x={`${startOf(index)}%`}
                y={barPx + gapPx}
                width={`${width}%`}
                height={glyphPx}
              />
            )}
          </Fragment>
        );
      })}
      {marked !== undefined && (
        <rect
          class="history-bar-mark"
          x={`${startOf(marked)}%`}
          y="1"
          width={`${width}%`}
          height={stripPx - 2}
          rx={3}
        />
      )}
    </svg>
  );
}

function stacked({ shares }: BarCell) {
  const wanted = shares.map(({ state, share }) => ({
    state,
    share: state !== 'offline' && isProblem(state) ? Math.max(share, minShare) : share,
  }));
  const sum = wanted.reduce((total, { share }) => total + share, 0);
  let below = barPx;
  return wanted.map(({ state, share }) => {
    const height = (share / sum) * barPx;
    below -= height;
    return { state, top: below, height };
  });
}
