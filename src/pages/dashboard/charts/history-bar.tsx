import { useState } from 'preact/hooks';
import type { BarCell } from './bar-cell.ts';
import { isMirrored, TimelineCells } from './timeline.tsx';

interface Props {
  readonly name: string;
  readonly label: string;
  /** The id of a text that says how to use it. */
  readonly help: string;
  readonly cells: readonly BarCell[];
  /** Describes a cell in words. */
  readonly describe: (cell: BarCell) => string;
  readonly onOpen: (cell: BarCell) => void;
}

/** A history bar. It is one tab stop; arrow keys move from cell to cell, and Enter opens the checks of a cell. */
export function HistoryBar({ name, label, help, cells, describe, onOpen }: Props) {
  const last = cells.length - 1;
  const [chosen, setChosen] = useState<number | undefined>(undefined);
  const [isHighlighting, setHighlighting] = useState(false);
  const at = Math.min(chosen ?? last, last);
  const current = cells[at];
  if (!current) return undefined;
  const mirrored = isMirrored();

  const highlight = (index: number) => {
    setChosen(index);
    setHighlighting(true);
  };
  const leave = () => setHighlighting(false);
  const under = (event: PointerEvent | MouseEvent) => {
    const { left, width } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const share = (event.clientX - left) / width;
    const index = Math.floor((mirrored ? 1 - share : share) * cells.length);
    return Math.min(Math.max(index, 0), last);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') leave();
    if (event.key === 'Enter') onOpen(current);
    const next = stepped(event.key, at, last, mirrored);
    if (next === undefined) return;
    event.preventDefault();
    highlight(next);
  };
  return (
    <div
      class="history-bar"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-describedby={help}
      aria-valuemin={1}
      aria-valuemax={cells.length}
      aria-valuenow={at + 1}
      aria-valuetext={describe(current)}
      data-bar={name}
      data-cell={at}
      data-worst={current.worst}
      onKeyDown={onKeyDown}
      onFocus={() => highlight(at)}
      onBlur={leave}
      onPointerMove={(event) => event.pointerType !== 'touch' && highlight(under(event))}
      onPointerLeave={leave}
      onClick={(event) => {
        const index = under(event);
        // On a touch screen the first tap highlights the cell and the second one opens it.
        if (isHighlighting && index === at) onOpen(cells[index] ?? current);
        else highlight(index);
      }}
    >
      <TimelineCells cells={cells} marked={isHighlighting ? at : undefined} />
      {isHighlighting && (
        // Assistive software says the same as the value of the slider.
        <p class="bar-tip" style={`--share: ${(at + 0.5) / cells.length}`} aria-hidden="true">
          {describe(current)}
        </p>
      )}
    </div>
  );
}

/** Time runs in the direction of the text, and so do the arrow keys. */
function stepped(key: string, at: number, last: number, mirrored: boolean): number | undefined {
  const forward = mirrored ? 'ArrowLeft' : 'ArrowRight';
  const back = mirrored ? 'ArrowRight' : 'ArrowLeft';
  if (key === forward || key === 'ArrowUp') return Math.min(at + 1, last);
  if (key === back || key === 'ArrowDown') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? last : undefined;
}
