import type { Day } from '../../../history/local-time.ts';
import type { LabelledNetwork } from '../../../model/network-label.ts';
import { Select } from '../../shared/controls.tsx';
import { t } from '../../shared/text.ts';
import { Tick } from '../../shared/tick.tsx';
import { DayField, TextField } from '../parts/fields.tsx';
import { networkLabel } from '../parts/network-label.ts';

/** What the evidence is to be of. */
export interface Chosen {
  readonly first: Day;
  readonly last: Day;
  /** Only this network. */
  readonly profile?: string | undefined;
  /** The names of networks are said. */
  readonly named: boolean;
}

/** What the person says of the line, in their own words. Nothing is guessed. */
export interface Typed {
  readonly place: string;
  readonly provider: string;
}

const longestTyped = 80;

interface Props {
  readonly chosen: Chosen;
  readonly today: Day;
  readonly networks: readonly LabelledNetwork[];
  readonly choose: (chosen: Chosen) => void;
  readonly typed: Typed;
  readonly type: (typed: Typed) => void;
}

/** Asks for the days, the network, and whether its name is said. */
export function EvidenceChoice({ chosen, today, networks, choose, typed, type }: Props) {
  const textField = (field: keyof Typed, label: string) => (
    <TextField
      label={label}
      field={`proof-${field}`}
      maxLength={longestTyped}
      value={typed[field]}
      set={(value) => type({ ...typed, [field]: value })}
    />
  );
  const dayField = (field: 'first' | 'last', label: string) => (
    <DayField
      label={label}
      field={`proof-${field}`}
      max={today}
      value={chosen[field]}
      set={(day) => day && choose({ ...chosen, [field]: day })}
    />
  );
  return (
    <div class="line fields proof-choice">
      {dayField('first', t('forget_first_day'))}
      {dayField('last', t('forget_last_day'))}
      {textField('place', t('proof_place_field'))}
      {textField('provider', t('proof_provider_field'))}
      {networks.length > 1 && (
        <label>
          {t('scope_network')}
          <Select
            action="proof-network"
            choices={[undefined, ...networks.map(({ id }) => id)]}
            chosen={chosen.profile}
            text={(id) => (id === undefined ? t('scope_all_networks') : networkLabel(id, networks))}
            isName={(id) => id !== undefined}
            change={(profile) => choose({ ...chosen, profile })}
          />
        </label>
      )}
      {networks.some(({ label }) => label !== undefined) && (
        <Tick action="proof-name-networks" on={chosen.named} change={(named) => choose({ ...chosen, named })}>
          {t('proof_name_networks')}
        </Tick>
      )}
    </div>
  );
}
