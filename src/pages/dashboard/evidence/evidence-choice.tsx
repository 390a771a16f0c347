import type { Day } from '../../../history/local-time.ts';
import type { LabelledNetwork } from '../../../model/network-label.ts';
import { t } from '../../shared/text.ts';
import { unsaved } from '../../shared/unsaved.tsx';
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

/** The choice "all networks". No id is empty. */
const everyNetwork = '';

/** Asks for the days, the network, and whether its name is said. */
export function EvidenceChoice({ chosen, today, networks, choose, typed, type }: Props) {
  const textField = (field: keyof Typed, label: string) => (
    <label>
      {label}
      <input
        {...unsaved}
        data-field={`proof-${field}`}
        maxLength={longestTyped}
        value={typed[field]}
        onInput={({ currentTarget: { value } }) => type({ ...typed, [field]: value })}
      />
    </label>
  );
  const dayField = (field: 'first' | 'last', label: string) => (
    <label>
      {label}
      <input
        type="date"
        autocomplete="off"
        data-field={`proof-${field}`}
        max={today}
        value={chosen[field]}
        // A date is empty while it is incomplete.
        onInput={({ currentTarget: { value } }) => value && choose({ ...chosen, [field]: value })}
      />
    </label>
  );
  return (
    <div class="proof-choice">
      {dayField('first', t('forget_first_day'))}
      {dayField('last', t('forget_last_day'))}
      {textField('place', t('proof_place_field'))}
      {textField('provider', t('proof_provider_field'))}
      {networks.length > 1 && (
        <label>
          {t('scope_network')}
          <select
            {...unsaved}
            data-field="proof-network"
            value={chosen.profile ?? everyNetwork}
            onChange={({ currentTarget: { value } }) => choose({ ...chosen, profile: value || undefined })}
          >
            <option value={everyNetwork}>{t('scope_all_networks')}</option>
            {networks.map(({ id }) => (
              <option key={id} value={id} translate={false}>
                {networkLabel(id, networks)}
              </option>
            ))}
          </select>
        </label>
      )}
      {networks.some(({ label }) => label !== undefined) && (
        <label class="tick">
          <input
            {...unsaved}
            type="checkbox"
            data-action="proof-name-networks"
            checked={chosen.named}
            onChange={({ currentTarget: { checked } }) => choose({ ...chosen, named: checked })}
          />
          {t('proof_name_networks')}
        </label>
      )}
    </div>
  );
}
