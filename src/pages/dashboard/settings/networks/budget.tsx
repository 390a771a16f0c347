import { useId } from 'preact/hooks';
import type { DataUse } from '../../../../model/data-use.ts';
import { budgets, type Settings } from '../../../../model/settings.ts';
import { changeSettings } from '../../../../platform/values/local-values.ts';
import { totalBytes } from '../../../../schedule/data-budget.ts';
import { now } from '../../../shared/current/state.ts';
import { nextMonth } from '../../../shared/format.ts';
import { megabytes } from '../../../shared/megabytes.ts';
import { t } from '../../../shared/text.ts';
import { ChoiceRow } from '../choice-row.tsx';

/** The monthly data budget of background checks, and the data that all checks moved this month. */
export function Budget({ settings, use }: { readonly settings: Settings; readonly use: DataUse }) {
  const meter = useId();
  const { monthlyMegabytes } = settings;
  const used = megabytes(totalBytes(use));
  return (
    <>
      <ChoiceRow
        action="budget"
        label={t('budget')}
        hint={t('budget_hint')}
        choices={budgets}
        chosen={monthlyMegabytes}
        text={(amount) => t('megabytes', { megabytes: amount })}
        change={(chosen) => changeSettings({ monthlyMegabytes: chosen })}
      />
      <div class="budget">
        <label for={meter}>{t('budget_used', { used, megabytes: monthlyMegabytes })}</label>
        <meter id={meter} max={monthlyMegabytes} value={Math.min(used, monthlyMegabytes)} data-used={used} />
        <span class="quiet">{t('budget_anew', { when: nextMonth(now.value) })}</span>
      </div>
    </>
  );
}
