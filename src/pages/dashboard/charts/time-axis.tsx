import { t } from '../../shared/text.ts';
import { tickText } from '../parts/format-when.ts';
import { editNote } from '../parts/note-dialog.tsx';
import { notesIn, type Stretch } from '../parts/stretch.ts';
import type { Beat } from './beat.ts';

interface Props {
  readonly beats: readonly Beat[];
  readonly stretch: Stretch;
}

/** Where the heartbeats begin and end, and on which days something was noted down. */
export function TimeAxis({ beats, stretch }: Props) {
  const first = beats[0];
  if (!first) return undefined;
  const noted = new Set<string>();
  const flags = beats.flatMap((beat, index) =>
    notesIn(stretch, beat.from, beat.to).flatMap((note) => {
      // A day has many hours, and its note stands at the first of them.
      if (noted.has(note.day)) return [];
      noted.add(note.day);
      return [{ note, share: index / beats.length }];
    }),
  );
  return (
    <div class="beat-axis quiet">
      <div class="beat-scale">
        <span>{tickText(first.from, first.hour !== undefined)}</span>
        <span>{t('axis_now')}</span>
        {flags.map(({ note, share }) => (
          <button
            key={note.day}
            type="button"
            class="note-flag"
            style={`inset-inline-start: min(${share * 100}%, 100% - 22px)`}
            title={t('note_flag', { note: note.text })}
            aria-label={t('note_flag', { note: note.text })}
            data-note={note.day}
            onClick={() => editNote(note.day)}
          >
            <Flag />
          </button>
        ))}
      </div>
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
