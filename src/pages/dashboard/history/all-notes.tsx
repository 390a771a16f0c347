import { FailedNote } from '../parts/failed-note.tsx';
import { NoteList } from '../parts/note-list.tsx';
import { useHistory } from '../parts/use-history.ts';

/** No day lies before or after these. */
const [first, last] = ['0000-01-01', '9999-12-31'];

/** Every note that there is. */
export function AllNotes() {
  const { value: notes, problem } = useHistory('notes', (reader) => reader.notes(first, last));
  if (problem) return <FailedNote problem={problem} />;
  return notes && <NoteList notes={notes} />;
}
