import type { Note } from '../../../history/note.ts';
import { systemClock } from '../../../platform/browser/clock.ts';
import { Button } from '../../shared/button.tsx';
import { t } from '../../shared/text.ts';
import { dayText } from './format-when.ts';
import { AddNote, editNote } from './note-dialog.tsx';

/** The person's notes, the newest day first. */
export function NoteList({ notes }: { readonly notes: readonly Note[] }) {
  const clock = systemClock();
  return (
    <section class="notes" aria-labelledby="notes-title">
      <h2 id="notes-title">{t('notes_title')}</h2>
      {notes.length === 0 && <p class="quiet">{t('notes_none')}</p>}
      <ul>
        {notes.toReversed().map(({ day, text }) => {
          const when = dayText(clock.startOf(day, 12));
          return (
            <li key={day} data-note={day}>
              <time dateTime={day}>{when}</time>
              <span class="note-words">
                <bdi>{text}</bdi>
              </span>
              <Button
                look="small"
                text={t('note_edit')}
                aria-label={t('note_edit_of', { when })}
                press={() => editNote(day)}
              />
            </li>
          );
        })}
      </ul>
      <AddNote />
    </section>
  );
}
