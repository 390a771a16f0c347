import { type ComponentChildren, Fragment } from 'preact';
import { directionOf } from '../../../model/language.ts';
import { isProblem } from '../../../model/verdict.ts';
import { textLanguage } from '../../shared/text.ts';
import type { BarCell } from './bar-cell.ts';
import { fillOf, noCheck } from './patterns.tsx';

/** Places along a timeline, in percent of its width. Times are shares (0..1) of it, and run in the direction of the text. */
interface TimeScale {
  readonly at: (share: number) => string;
  readonly span: (share: number, length: number) => { readonly x: string; readonly width: string };
}

export const isMirrored = () => directionOf(textLanguage()) === 'rtl';

interface Props {
  readonly heightPx: number;
  readonly children: (scale: TimeScale) => ComponentChildren;
}

/** A drawing along time, as wide as its place. What it shows is said beside it. */
export function TimelineDrawing({ heightPx, children }: Props) {
  const placed = (share: number) => `${(isMirrored() ? 1 - share : share) * 100}%`;
  const scale: TimeScale = {
    at: placed,
    span: (share, length) => ({ x: placed(isMirrored() ? share + length : share), width: `${length * 100}%` }),
  };
  return (
    <svg class="timeline" width="100%" height={heightPx} aria-hidden="true">
      {children(scale)}
    </svg>
  );
}

const barPx = 28;
const glyphPx = 9;
const gapPx = 3;
const stripPx = barPx + gapPx + glyphPx;

/** The share of a cell's width that its bar takes. */
const barShare = 0.84;

/** The least share of a cell that a problem takes, so that a rare one stays visible. */
const minShare = 0.12;

interface CellsProps {
  readonly cells: readonly BarCell[];
  /** The index of the highlighted cell. */
  readonly marked?: number | undefined;
}

/** Draws each cell as stacked shares of its states, the worst at the bottom, with the mark of the worst below. */
export function TimelineCells({ cells, marked }: CellsProps) {
  const width = 1 / cells.length;
  return (
    <TimelineDrawing heightPx={stripPx}>
      {({ span }) => (
        <>
          {cells.map((cell, index) => {
            const bar = span((index + (1 - barShare) / 2) * width, width * barShare);
            if (cell.rounds === 0) return <rect key={cell.from} {...bar} height={barPx} rx={2} fill={noCheck} />;
            return (
              <Fragment key={cell.from}>
                {stacked(cell).map(({ state, top, height }) => (
                  <rect key={state} {...bar} y={top} height={height} rx={2} fill={fillOf(state)} data-fill={state} />
                ))}
                {cell.worst && cell.worst !== 'works' && (
                  <use
                    href={`#glyph-${cell.worst}`}
                    {...span(index * width, width)}
                    y={barPx + gapPx}
                    height={glyphPx}
                  />
                )}
              </Fragment>
            );
          })}
          {marked !== undefined && (
            <rect class="timeline-mark" {...span(marked * width, width)} y="1" height={stripPx - 2} rx={3} />
          )}
        </>
      )}
    </TimelineDrawing>
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
