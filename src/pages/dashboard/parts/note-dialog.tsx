import { signal } from '@preact/signals';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Day } from '../../../history/local-time.ts';
import { longestNote } from '../../../history/note.ts';
import { systemClock } from '../../../platform/browser/clock.ts';
import { ask } from '../../../platform/browser/messages.ts';
import { Button } from '../../shared/button.tsx';
import { announce } from '../../shared/current/announcer.tsx';
import { t } from '../../shared/text.ts';
import { useHistory } from './use-history.tsx';

/** The day whose note is being written. */
const edited = signal<Day | undefined>(undefined);

const today = (): Day => systemClock().timeAt(Date.now()).day;

/** Opens the note of a day, or of today. */
export function editNote(day: Day = today()): void {
  edited.value = day;
}

/** Edits the note of a day, e.g. "power cut". Rendered once per page. */
export function NoteDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const day = edited.value;
  useEffect(() => {
    if (day !== undefined) dialog.current?.showModal();
  }, [day !== undefined]);
  const close = () => {
    dialog.current?.close();
    edited.value = undefined;
  };
  return (
    <dialog ref={dialog} class="note-dialog" aria-labelledby="note-title" onClose={close}>
      <h2 id="note-title">{t('note_title')}</h2>
      {day !== undefined && <NoteForm day={day} onDone={close} />}
    </dialog>
  );
}

function NoteForm({ day, onDone }: { readonly day: Day; readonly onDone: () => void }) {
  const id = useId();
  const { value: read } = useHistory(day, async (reader) => ({ day, text: (await reader.notes(day, day))[0]?.text }));
  // Until the note of this day is read, the previous one is still there.
  const known = read?.day === day ? read.text : undefined;
  const [typed, setTyped] = useState<{ readonly day: Day; readonly text: string } | undefined>(undefined);
  // Keeps typed text while the day changes: people often write first, and a typed date passes through other days.
  const text = (typed?.day === day ? undefined : known) ?? typed?.text ?? '';
  const [failed, setFailed] = useState(false);
  const put = async (content: string) => {
    try {
      await ask('putNote', { day, text: content });
      announce(t(content.trim() === '' ? 'note_deleted' : 'note_stored'));
      onDone();
    } catch {
      setFailed(true);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void put(text);
      }}
    >
      <label>
        {t('note_day')}
        <input
          type="date"
          autocomplete="off"
          required
          min="2000-01-01"
          max={today()}
          value={day}
          data-action="note-day"
          onChange={(event) => {
            if (event.currentTarget.value) edited.value = event.currentTarget.value;
          }}
        />
      </label>
      <label for={id}>{t('note_text')}</label>
      <textarea
        id={id}
        rows={3}
        autocomplete="off"
        maxLength={longestNote}
        placeholder={t('note_example')}
        value={text}
        data-action="note-text"
        onInput={(event) => setTyped({ day, text: event.currentTarget.value })}
      />
      <p class="quiet">{t('note_stays')}</p>
      {failed && <p role="alert">{t('problem_ask')}</p>}
      <div class="dialog-buttons">
        {known && <Button action="note-delete" look="quiet" text={t('note_delete')} press={() => put('')} />}
        <Button text={t('cancel')} press={onDone} />
        <button type="submit" class="button button-main" data-action="note-save">
          {t('note_save')}
        </button>
      </div>
    </form>
  );
}

/** A button that opens the note of today. */
export function AddNote() {
  return <Button action="add-note" look="small" text={t('note_add')} press={editNote} />;
}
