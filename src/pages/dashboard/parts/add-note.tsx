import { t } from '../../shared/text.ts';
import { editNote } from './note-dialog.tsx';

/** A button that opens the note of today. */
export function AddNote() {
  return (
    <button type="button" class="button button-small" data-action="add-note" onClick={() => editNote()}>
      {t('note_add')}
    </button>
  );
}
