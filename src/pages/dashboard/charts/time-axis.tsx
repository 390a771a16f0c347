import { moment } from '../../shared/format.ts';
import { t } from '../../shared/text.ts';
import { type ChartData, notesIn } from '../parts/chart-data.ts';
import { tickText } from '../parts/format-when.ts';
import { AddNote, editNote } from '../parts/note-dialog.tsx';
import type { BarCell } from './bar-cell.ts';

interface Props {
  readonly cells: readonly BarCell[];
  readonly chartData: ChartData;
  /** Epoch ms. */
  readonly now: number;
}

/** The begin and the end of the history bars, and below them flags on days with a note. */
export function TimeAxis({ cells, chartData, now }: Props) {
  const [first, last] = [cells[0], cells.at(-1)];
  if (!first || !last) return undefined;
  const { newest } = chartData;
  const noted = new Set<string>();
  const flags = cells.flatMap((cell, index) =>
    notesIn(chartData, cell.from, cell.to).flatMap((note) => {
      // A day can have many cells. Its note is flagged on the first one.
      if (noted.has(note.day)) return [];
      noted.add(note.day);
      return [{ note, share: index / cells.length }];
    }),
  );
  return (
    <div class="bar-axis quiet">
      <div class="bar-scale">
        <span>{tickText(first.from, first.hour !== undefined)}</span>
        <span>
          {newest !== undefined && newest >= last.from ? t('axis_last', { when: moment(newest, now) }) : t('axis_now')}
        </span>
      </div>
      <AddNote />
      {flags.length > 0 && (
        <div class="bar-notes">
          {flags.map(({ note, share }) => (
            <button
              key={note.day}
              type="button"
              class="note-flag"
              style={`--share: ${share}`}
              title={t('note_flag', { note: note.text })}
              aria-label={t('note_flag', { note: note.text })}
              data-note={note.day}
              onClick={() => editNote(note.day)}
            >
              <Flag />
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function Flag() {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path d="M2 1h8v7H6l-2.500 3V8H2z" fill="currentColor" />
    </svg>
  );
}
