import { useState } from 'preact/hooks';
import { addDays, type Day } from '../../../../history/local-time.ts';
import { systemClock } from '../../../../platform/browser/clock.ts';
import { ConfirmButton } from '../../../shared/confirm-button.tsx';
import { now } from '../../../shared/current/state.ts';
import { days } from '../../../shared/format.ts';
import { t } from '../../../shared/text.ts';

interface Props {
  readonly forget: (range: { readonly since: number; readonly until: number }) => Promise<void>;
}

/** Deletes whole local days. */
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
        <DayField name="delete-first" label={t('forget_first_day')} latest={today} day={first} change={setFirst} />
        <DayField name="delete-last" label={t('forget_last_day')} latest={today} day={last} change={setLast} />
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

interface DayFieldProps {
  readonly name: string;
  readonly label: string;
  readonly latest: Day;
  /** Empty while the date is incomplete. */
  readonly day: Day;
  readonly change: (day: Day) => void;
}

function DayField({ name, label, latest, day, change }: DayFieldProps) {
  return (
    <label>
      {label}
      <input
        type="date"
        autocomplete="off"
        data-field={name}
        max={latest}
        value={day}
        onInput={(event) => change(event.currentTarget.value)}
      />
    </label>
  );
}
