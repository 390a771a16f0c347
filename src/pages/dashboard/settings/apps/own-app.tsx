import { useState } from 'preact/hooks';
import type { Settings } from '../../../../model/settings.ts';
import { addCustomService, refusalText } from '../../../shared/service-choice.ts';
import { t } from '../../../shared/text.ts';
import { Tick } from '../../../shared/tick.tsx';
import { AddressField, TextField } from '../../parts/fields.tsx';

/** Adds a custom messenger by name and address, after a warning about what that may reveal. */
export function OwnApp({ settings }: { readonly settings: Settings }) {
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [anyAnswer, setAnyAnswer] = useState(false);
  const [outcome, setOutcome] = useState<{ readonly text: string; readonly refused: boolean } | undefined>(undefined);
  // Browsers refuse the prompt after an `await`.
  const add = () =>
    addCustomService({ name, address, anyAnswer }, settings).then((answer) => {
      if (!answer.added) return setOutcome({ text: refusalText(answer.refusal), refused: true });
      setOutcome({ text: t('own_added', { app: answer.custom.name }), refused: false });
      setName('');
      setAddress('');
      setAnyAnswer(false);
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
        <div class="line fields">
          <TextField label={t('own_name')} field="own-name" value={name} set={setName} />
          <AddressField
            label={t('own_address')}
            field="own-address"
            placeholder="https://chat.example.org"
            value={address}
            set={setAddress}
          />
        </div>
        <Tick action="own-any-answer" hint="own-any-answer-hint" on={anyAnswer} change={setAnyAnswer}>
          {t('own_any_answer')}
        </Tick>
        <p class="quiet" id="own-any-answer-hint">
          {t('own_any_answer_hint')}
        </p>
        <button type="submit" class="button own-add" data-action="add-own">
          {t('own_add')}
        </button>
        <p class={outcome?.refused ? 'refused' : 'done'} role={outcome?.refused ? 'alert' : 'status'}>
          {outcome?.text}
        </p>
      </form>
    </details>
  );
}
