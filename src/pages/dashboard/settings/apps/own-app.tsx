import { useState } from 'preact/hooks';
import type { Settings } from '../../../../model/settings.ts';
import { addCustomService, refusalText } from '../../../shared/service-choice.ts';
import { t } from '../../../shared/text.ts';
import { AddressField } from '../address-field.tsx';

/** Adds a custom messenger by name and address, after a warning about what that may reveal. */
export function OwnApp({ settings }: { readonly settings: Settings }) {
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [outcome, setOutcome] = useState<{ readonly text: string; readonly refused: boolean } | undefined>(undefined);
  // Browsers refuse the prompt after an `await`.
  const add = () =>
    addCustomService(name, address, settings).then((answer) => {
      if (!answer.added) return setOutcome({ text: refusalText(answer.refusal), refused: true });
      setOutcome({ text: t('own_added', { app: answer.custom.name }), refused: false });
      setName('');
      setAddress('');
    });
  return (
    <details class="own" data-action="own">
      <summary>{t('own_title')}</summary>
      <form
        aria-label={t('own_title')}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <p class="quiet">{t('own_hint')}</p>
        <p class="risk">{t('own_risk')}</p>
        <div class="fields">
          <label>
            {t('own_name')}
            <input
              type="text"
              data-field="own-name"
              autocomplete="off"
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </label>
          <AddressField
            label={t('own_address')}
            field="own-address"
            example="https://chat.example.org"
            value={address}
            set={setAddress}
          />
          <button type="submit" class="button" data-action="add-own">
            {t('own_add')}
          </button>
        </div>
        <p class={outcome?.refused ? 'refused' : 'done'} role={outcome?.refused ? 'alert' : 'status'}>
          {outcome?.text}
        </p>
      </form>
    </details>
  );
}
