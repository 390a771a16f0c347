import { keepDaysChoices, type Settings } from '../../../../model/settings.ts';
import { storageUsed } from '../../../../platform/store/storage-used.ts';
import { changeSettings } from '../../../../platform/values/local-values.ts';
import { leaveNoTrace } from '../../../shared/current/actions.ts';
import { megabytes } from '../../../shared/megabytes.ts';
import { plural, t } from '../../../shared/text.ts';
import { ChoiceRow } from '../choice-row.tsx';
import { SwitchRow } from '../switch-row.tsx';
import { useLatest } from '../use-latest.ts';

/** How long checks are kept, and whether they are stored on disk at all. */
export function Keep({ settings }: { readonly settings: Settings }) {
  const used = useLatest(storageUsed);
  return (
    <>
      <ChoiceRow
        action="keep-days"
        label={t('keep')}
        hint={t('keep_hint')}
        choices={keepDaysChoices}
        chosen={settings.keepDays}
        text={(choice) => (choice === 'forever' ? t('keep_forever') : plural('keep_days', choice))}
        change={(chosen) => changeSettings({ keepDays: chosen })}
      />
      <SwitchRow
        action="leave-no-trace"
        label={t('no_trace')}
        hint={t('no_trace_hint')}
        on={settings.leaveNoTrace}
        change={leaveNoTrace}
      />
      {used !== undefined && <p class="quiet">{t('storage_used', { megabytes: megabytes(used) })}</p>}
    </>
  );
}
