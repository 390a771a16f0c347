import { useState } from 'preact/hooks';
import { knownServices } from '../../../../catalogue/known-services.ts';
import type { Forgotten } from '../../../../history/forgotten.ts';
import { addDays } from '../../../../history/local-time.ts';
import { unknownNetwork } from '../../../../model/network-label.ts';
import { systemClock } from '../../../../platform/browser/clock.ts';
import { catalogue } from '../../../shared/catalogue.ts';
import { Select } from '../../../shared/controls.tsx';
import { now } from '../../../shared/current/state.ts';
import { DeleteEverything } from '../../../shared/delete-everything.tsx';
import { days } from '../../../shared/format.ts';
import type { SettingsProps } from '../../../shared/settings-section.ts';
import { t } from '../../../shared/text.ts';
import { DeletePart } from '../../parts/delete-part.tsx';
import { DayField } from '../../parts/fields.tsx';
import { networkLabel, readStoredNetworks } from '../../parts/network-label.ts';
import { Row } from '../rows.tsx';
import { useLatest } from '../use-latest.ts';

/** Deletes one messenger, one network, some days, or everything, each after a confirmation. */
export function DeleteResults({ settings }: SettingsProps) {
  const [done, setDone] = useState(false);
  const networks = useLatest(readStoredNetworks) ?? [];
  return (
    <div class="block">
      <h3>{t('forget_title')}</h3>
      <DeleteOne
        what="service"
        label={t('forget_service')}
        choices={knownServices(settings, catalogue.value)}
        filter={(service) => ({ service })}
        setDone={setDone}
      />
      {networks.length > 0 && (
        <DeleteOne
          what="network"
          label={t('forget_network')}
          choices={networks.map(({ id }) => ({ id, name: networkLabel(id, networks) }))}
          filter={(profile) => ({ profile })}
          setDone={setDone}
        />
      )}
      <DeleteRange setDone={setDone} />
      <div class="line actions">
        <DeleteEverything />
      </div>
      <p role="status" class="done">
        {done && t('forget_done')}
      </p>
    </div>
  );
}

interface RangeProps {
  readonly setDone: (done: boolean) => void;
}

interface Props extends RangeProps {
  readonly what: 'service' | 'network';
  readonly label: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly filter: (id: string) => Forgotten;
}

/** Deletes all results of one messenger or one network. */
function DeleteOne({ what, label, choices, filter, setDone }: Props) {
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const { id, name } = choices.find((one) => one.id === chosen) ?? choices[0] ?? { id: '', name: '' };
  return (
    <Row
      label={label}
      control={(ids) => (
        <>
          <Select
            ids={ids}
            action={`deleted-${what}`}
            choices={choices.map((one) => one.id)}
            chosen={id}
            text={(one) => choices.find((choice) => choice.id === one)?.name ?? one}
            isName={(one) => one !== unknownNetwork}
            change={setChosen}
          />
          <DeletePart
            action={`delete-${what}`}
            filter={() => filter(id)}
            question={t('delete_part_question', { what: name })}
            explanation={t('delete_part_text')}
            setDone={setDone}
          />
        </>
      )}
    />
  );
}

/** Deletes whole local days. */
function DeleteRange({ setDone }: RangeProps) {
  const clock = systemClock();
  const today = clock.timeAt(now.value).day;
  const [first, setFirst] = useState(today);
  const [last, setLast] = useState(today);
  const isRange = first !== '' && last !== '' && first <= last;
  const since = isRange ? clock.startOf(first) : 0;
  const until = isRange ? clock.startOf(addDays(last, 1)) : 0;
  return (
    <div class="line setting">
      <div class="setting-words range">
        <DayField label={t('forget_first_day')} field="delete-first" max={today} value={first} set={setFirst} />
        <DayField label={t('forget_last_day')} field="delete-last" max={today} value={last} set={setLast} />
      </div>
      <div class="line setting-control">
        <DeletePart
          action="delete-range"
          filter={isRange ? () => ({ since, until }) : undefined}
          question={t('delete_part_question', { what: isRange ? days(since, until - 1) : '' })}
          explanation={t('delete_range_text')}
          setDone={setDone}
        />
      </div>
    </div>
  );
}
