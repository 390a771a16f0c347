import { useState } from 'preact/hooks';
import { t } from '../../shared/text.ts';
import { momentIn } from '../parts/paths.ts';
import { AllNotes } from './all-notes.tsx';
import { Changes } from './changes.tsx';
import { Checks } from './checks.tsx';

interface Props {
  /** From the address, so they can be any text. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly service?: string | undefined;
}

const parts = ['checks', 'changes', 'notes'] as const;

/** The page as the menu opens it, without a period or a service. */
export function History() {
  return <HistoryPage />;
}

/** All checks, changes and notes. */
export function HistoryPage({ from, to, service }: Props) {
  const [part, setPart] = useState<(typeof parts)[number]>('checks');
  const [since, until] = [momentIn(from), momentIn(to)];
  return (
    <>
      <h1>{t('route_history')}</h1>
      <fieldset class="segments" data-action="part">
        <legend class="visually-hidden">{t('history_parts')}</legend>
        {parts.map((one) => (
          <label key={one}>
            <input type="radio" name="part" value={one} checked={one === part} onChange={() => setPart(one)} />
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

function partText(part: (typeof parts)[number]): string {
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
