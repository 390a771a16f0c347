import { NoteList } from '../parts/note-list.tsx';
import { FailedNote, useHistory } from '../parts/use-history.tsx';

/** Earlier and later than any day of a note. */
const [first, last] = ['0000-01-01', '9999-12-31'];

/** All notes of all days. */
export function AllNotes() {
  const { value: notes, problem } = useHistory('notes', (reader) => reader.notes(first, last));
  if (problem) return <FailedNote problem={problem} />;
  return notes && <NoteList notes={notes} />;
}
