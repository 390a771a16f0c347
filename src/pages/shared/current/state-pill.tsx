import { StateMark } from '../state-mark.tsx';
import { t, textKey } from '../text.ts';
import { isProblem } from '../verdict-order.ts';
import type { Row } from './rows.ts';

/** The state of a service: shape, word, and how sure we are where that is worth a word. */
export function StatePill({ row }: { readonly row: Row }) {
  const state = row.verdict?.state ?? 'waiting';
  const asides = [confidence(row), row.old ? t('old') : undefined].filter(Boolean);
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

/** "Not sure" says it already, and a result that is sure and good needs no word. */
function confidence({ verdict }: Row): string | undefined {
  if (!verdict?.confidence || verdict.state === 'unsure') return undefined;
  if (verdict.state === 'works' && verdict.confidence === 'confident') return undefined;
  return t(textKey('confidence', verdict.confidence));
}
