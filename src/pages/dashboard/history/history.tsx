import { useLocation, useParams } from 'wouter-preact';
import { t } from '../../shared/text.ts';
import { unsaved } from '../../shared/unsaved.tsx';
import { NoteList } from '../parts/note-list.tsx';
import { momentIn } from '../parts/paths.ts';
import { FailedNote, useHistory } from '../parts/use-history.tsx';
import { Changes } from './changes.tsx';
import { Checks } from './checks.tsx';

const parts = ['checks', 'changes', 'notes'] as const;
type Part = (typeof parts)[number];

interface Props {
  /** From the address, so they can be any text. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly service?: string | undefined;
  readonly part?: Part;
}

/** The page as the menu opens it, without a period or a service. A part of it may be in the address. */
export function History() {
  const { section } = useParams<{ readonly section?: string }>();
  return <HistoryPage part={parts.find((one) => one === section) ?? 'checks'} />;
}

/** All checks, changes and notes. */
export function HistoryPage({ from, to, service, part = 'checks' }: Props) {
  const [, navigate] = useLocation();
  const [since, until] = [momentIn(from), momentIn(to)];
  return (
    <>
      <h1>{t('route_history')}</h1>
      <fieldset class="segments" data-action="part">
        <legend class="visually-hidden">{t('history_parts')}</legend>
        {parts.map((one) => (
          <label key={one}>
            <input
              {...unsaved}
              type="radio"
              name="part"
              value={one}
              checked={one === part}
              onChange={() => navigate(one === 'checks' ? '/history' : `/history/${one}`)}
            />
            {partText(one)}
          </label>
        ))}
      </fieldset>
      {part === 'checks' && (
        <Checks
          key={`${from} ${to} ${service}`}
          asked={service}
          {...(since !== undefined && until !== undefined && since < until
            ? { period: { from: since, to: until } }
            : {})}
        />
      )}
      {part === 'changes' && <Changes />}
      {part === 'notes' && <AllNotes />}
    </>
  );
}

function partText(part: Part): string {
  switch (part) {
    case 'checks':
      return t('history_checks');
    case 'changes':
      return t('changes_title');
    case 'notes':
      return t('notes_title');
    default:
      return part satisfies never;
  }
}

/** Earlier and later than any day of a note. */
const [first, last] = ['0000-01-01', '9999-12-31'];

/** All notes of all days. */
function AllNotes() {
  const { value: notes, problem } = useHistory('notes', (reader) => reader.notes(first, last));
  if (problem) return <FailedNote problem={problem} />;
  return notes && <NoteList notes={notes} />;
}
