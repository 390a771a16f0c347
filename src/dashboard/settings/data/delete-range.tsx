import { useState } from 'preact/hooks';
import { addDays } from '../../../core/history/local-time.ts';
import { systemClock } from '../../../platform/clock.ts';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { now } from '../../../ui/current/state.ts';
import { days } from '../../../ui/format.ts';
import { t } from '../../../ui/text.ts';

interface Props {
  readonly forget: (range: { readonly since: number; readonly until: number }) => Promise<void>;
}

/** Deletes whole days of the person's own calendar. */
export function DeleteRange({ forget }: Props) {
  const clock = systemClock();
  const today = clock.timeAt(now.value).day;
  const [first, setFirst] = useState(today);
  const [last, setLast] = useState(today);
  const isRange = first !== '' && last !== '' && first <= last;
  const since = isRange ? clock.startOf(first) : 0;
  const until = isRange ? clock.startOf(addDays(last, 1)) : 0;
  return (
    <div class="setting">
      <div class="setting-words range">
        <label>
          {t('forget_first_day')}
          <input
            type="date"
            data-field="delete-first"
            max={today}
            value={first}
            onInput={(event) => setFirst(event.currentTarget.value)}
          />
        </label>
        <label>
          {t('forget_last_day')}
          <input
            type="date"
            data-field="delete-last"
            max={today}
            value={last}
            onInput={(event) => setLast(event.currentTarget.value)}
          />
        </label>
      </div>
      <div class="setting-control">
        <ConfirmButton
          action="delete-range"
          text={t('forget_part')}
          question={t('delete_part_question', { what: isRange ? days(since, until - 1) : '' })}
          explanation={t('delete_range_text')}
          disabled={!isRange}
          confirmed={() => forget({ since, until })}
        />
      </div>
    </div>
  );
}
