import { useState } from 'preact/hooks';
import { knownServices } from '../../../../catalogue/known-services.ts';
import type { Forgotten } from '../../../../history/forgotten.ts';
import { addDays, type Day } from '../../../../history/local-time.ts';
import { unknownNetwork } from '../../../../model/network-label.ts';
import { keepDaysChoices, type Settings } from '../../../../model/settings.ts';
import { systemClock } from '../../../../platform/browser/clock.ts';
import { ask } from '../../../../platform/browser/messages.ts';
import { storageUsed } from '../../../../platform/store/storage-used.ts';
import { changeSettings } from '../../../../platform/values/local-values.ts';
import { catalogue } from '../../../shared/catalogue.ts';
import { ConfirmButton } from '../../../shared/confirm-button.tsx';
import { leaveNoTrace, runAction } from '../../../shared/current/actions.ts';
import { now } from '../../../shared/current/state.ts';
import { DeleteEverything } from '../../../shared/delete-everything.tsx';
import { days, megabytes } from '../../../shared/format.ts';
import { plural, t } from '../../../shared/text.ts';
import { unsaved } from '../../../shared/unsaved.tsx';
import { networkLabel } from '../../parts/network-label.ts';
import { ChoiceRow, Row, SwitchRow } from '../rows.tsx';
import { useLatest } from '../use-latest.ts';
import { readStoredNetworks } from './scope-choices.ts';

/** Keeps and deletes results. */
export function Data({ settings }: { readonly settings: Settings }) {
  return (
    <>
      <Keep settings={settings} />
      <DeleteParts settings={settings} />
    </>
  );
}

/** How long checks are kept, and whether they are stored on disk at all. */
function Keep({ settings }: { readonly settings: Settings }) {
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

/** Deletes one messenger, one network, some days, or everything, each after a confirmation. */
function DeleteParts({ settings }: { readonly settings: Settings }) {
  const [done, setDone] = useState(false);
  const networks = useLatest(readStoredNetworks) ?? [];
  const forget = async (what: Forgotten) => {
    setDone(false);
    setDone(await runAction(ask('forget', what)));
  };
  return (
    <div class="block">
      <h3>{t('forget_title')}</h3>
      <DeleteOne
        what="service"
        label={t('forget_service')}
        choices={knownServices(settings, catalogue.value).map(({ id, name }) => ({ id, name }))}
        forget={(service) => forget({ service })}
      />
      {networks.length > 0 && (
        <DeleteOne
          what="network"
          label={t('forget_network')}
          choices={networks.map(({ id }) => ({ id, name: networkLabel(id, networks) }))}
          forget={(profile) => forget({ profile })}
        />
      )}
      <DeleteRange forget={forget} />
      <div class="actions">
        <DeleteEverything />
      </div>
      <p role="status" class="done">
        {done && t('forget_done')}
      </p>
    </div>
  );
}

interface Props {
  readonly what: 'service' | 'network';
  readonly label: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly forget: (id: string) => Promise<void>;
}

/** Deletes all results of one messenger or one network. */
function DeleteOne({ what, label, choices, forget }: Props) {
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const { id, name } = choices.find((one) => one.id === chosen) ?? choices[0] ?? { id: '', name: '' };
  return (
    <Row
      label={label}
      control={(ids) => (
        <>
          <select
            {...unsaved}
            {...ids}
            data-field={`delete-${what}`}
            value={id}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            {choices.map((one) => (
              <option key={one.id} value={one.id} translate={one.id === unknownNetwork}>
                {one.name}
              </option>
            ))}
          </select>
          <ConfirmButton
            action={`delete-${what}`}
            text={t('forget_part')}
            question={t('delete_part_question', { what: name })}
            explanation={t('delete_part_text')}
            confirmed={() => forget(id)}
          />
        </>
      )}
    />
  );
}

interface DeleteRangeProps {
  readonly forget: (range: { readonly since: number; readonly until: number }) => Promise<void>;
}

/** Deletes whole local days. */
function DeleteRange({ forget }: DeleteRangeProps) {
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
