import { isProblem } from '../../../model/verdict.ts';
import { StateMark } from '../state-mark.tsx';
import { t, textKey } from '../text.ts';
import type { Row } from './rows.ts';
import { statusWord } from './status-word.ts';

interface Props {
  readonly row: Row;
  /** Does the page say of all rows at once that they are old? */
  readonly saidOld?: boolean;
  /** Has the headline said what the label says? Then only assistive software hears it here, and there is no mark. */
  readonly said?: boolean;
}

/** The state of a service: its mark and one label. Below it what a check is still finding out, or that it is old. */
export function StatePill({ row, saidOld = false, said = false }: Props) {
  const aside = stageText(row) ?? (row.old && !saidOld ? t('old') : undefined);
  return (
    <span class="state">
      {said ? (
        <span class="visually-hidden">{statusWord(row)}</span>
      ) : (
        <span class={isProblem(row.state) ? 'pill' : 'pill pill-plain'}>
          <StateMark state={row.state ?? 'waiting'} />
          <span>{statusWord(row)}</span>
        </span>
      )}
      {aside && <span class="aside">{aside}</span>}
    </span>
  );
}

/** What a running check is still finding out about a service whose answer is known, where its label does not say so. */
export function stageText({ stage, state }: Row): string | undefined {
  return stage === undefined || stage === 'reach' || state === undefined ? undefined : t(textKey('stage', stage));
}
