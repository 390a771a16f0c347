import { useState } from 'preact/hooks';
import { directionOf } from '../../../model/language.ts';
import { textLanguage } from '../../shared/text.ts';
import type { Beat } from './beat.ts';
import { StripDrawing } from './strip-drawing.tsx';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly beats: readonly Beat[];
  /** A cell in words. */
  readonly tell: (beat: Beat) => string;
  /** The cell that is looked at, by mouse or by keyboard; nothing when none is any more. */
  readonly onLook: (beat: Beat | undefined) => void;
  readonly onOpen: (beat: Beat) => void;
}

/** A heartbeat: one stop for the keyboard, in which arrow keys go from cell to cell, and Enter opens one. */
export function HeartbeatStrip({ name, label, beats, tell, onLook, onOpen }: Props) {
  const last = beats.length - 1;
  const [chosen, setChosen] = useState<number | undefined>(undefined);
  const [looking, setLooking] = useState(false);
  const at = Math.min(chosen ?? last, last);
  const current = beats[at];
  if (!current) return undefined;
  const mirrored = directionOf(textLanguage()) === 'rtl';

  const look = (index: number) => {
    setChosen(index);
    setLooking(true);
    onLook(beats[index]);
  };
  const leave = () => {
    setLooking(false);
    onLook(undefined);
  };
  const under = (event: PointerEvent | MouseEvent) => {
    const { left, width } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const share = (event.clientX - left) / width;
    const index = Math.floor((mirrored ? 1 - share : share) * beats.length);
    return Math.min(Math.max(index, 0), last);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onOpen(current);
    const next = stepped(event.key, at, last, mirrored);
    if (next === undefined) return;
    event.preventDefault();
    look(next);
  };
  return (
    <div
      class="strip"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={beats.length}
      aria-valuenow={at + 1}
      aria-valuetext={tell(current)}
      data-strip={name}
      data-cell={at}
      data-worst={current.worst}
      onKeyDown={onKeyDown}
      onFocus={() => look(at)}
      onBlur={leave}
      onPointerMove={(event) => event.pointerType !== 'touch' && look(under(event))}
      onPointerLeave={leave}
      onClick={(event) => {
        const index = under(event);
        // The first touch shows what a mouse shows on its way.
        if (looking && index === at) onOpen(beats[index] ?? current);
        else look(index);
      }}
    >
      <StripDrawing beats={beats} mirrored={mirrored} {...(looking ? { marked: at } : {})} />
    </div>
  );
}

/** Time runs as the text does, and so do the arrows. */
function stepped(key: string, at: number, last: number, mirrored: boolean): number | undefined {
  const forward = mirrored ? 'ArrowLeft' : 'ArrowRight';
  const back = mirrored ? 'ArrowRight' : 'ArrowLeft';
  if (key === forward || key === 'ArrowUp') return Math.min(at + 1, last);
  if (key === back || key === 'ArrowDown') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? last : undefined;
}
