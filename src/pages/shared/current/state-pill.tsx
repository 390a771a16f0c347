import { claimOf, isProblem } from '../../../model/verdict.ts';
import { StateMark } from '../state-mark.tsx';
import { t, textKey } from '../text.ts';
import type { Row } from './rows.ts';

/** The state of a service: mark, word, and what adds something to them. */
export function StatePill({ row }: { readonly row: Row }) {
  const state = row.verdict?.state ?? 'waiting';
  const sure = stageText(row) ?? confidence(row);
  const asides = [sure, untested(row), row.old ? t('old') : undefined].filter(Boolean);
  return (
    <span class="state">
      <span class={isProblem(row.state) ? 'pill' : 'pill pill-plain'}>
        <StateMark state={state} />
        {t(textKey('state', state))}
      </span>
      {asides.length > 0 && <span class="aside">{asides.join(' · ')}</span>}
    </span>
  );
}

/** Undefined for "unsure", which already says it, and for what is certain and no problem. */
function confidence({ verdict }: Row): string | undefined {
  if (verdict?.because.includes('speed-not-checked')) return t('speed_not_checked');
  if (!verdict?.confidence || verdict.state === 'unsure') return undefined;
  if (!isProblem(verdict.state) && verdict.confidence === 'confident') return undefined;
  return t(textKey('confidence', verdict.confidence));
}

function untested({ state }: Row): string | undefined {
  return state !== undefined && claimOf(state).about === 'site' ? t('app_untested') : undefined;
}

/** What a running check is still finding out about a service whose answer is known. */
function stageText({ stage }: Row): string | undefined {
  return stage === undefined || stage === 'reach' ? undefined : t(textKey('stage', stage));
}
