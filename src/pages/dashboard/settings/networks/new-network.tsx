import { useState } from 'preact/hooks';
import { longestLabel } from '../../../../model/network-id.ts';
import { ask } from '../../../../platform/browser/messages.ts';
import { runAction } from '../../../shared/current/actions.ts';
import { t } from '../../../shared/text.ts';
import { unsaved } from '../../../shared/unsaved.tsx';

/** Labels the current network. Checks belong to it from now on. */
export function NewNetwork() {
  const [label, setLabel] = useState('');
  const [metered, setMetered] = useState(false);
  const save = async () => {
    const id = await ask('putNetwork', { label, metered });
    await ask('chooseNetwork', { id });
    setLabel('');
    setMetered(false);
  };
  return (
    <form
      class="fields"
      onSubmit={(event) => {
        event.preventDefault();
        if (label.trim() !== '') void runAction(save());
      }}
    >
      <label>
        {t('network_new')}
        <input
          type="text"
          data-field="new-network"
          autocomplete="off"
          maxLength={longestLabel}
          value={label}
          onInput={(event) => setLabel(event.currentTarget.value)}
        />
      </label>
      <label class="tick">
        <input
          {...unsaved}
          type="checkbox"
          data-field="new-network-metered"
          checked={metered}
          onChange={(event) => setMetered(event.currentTarget.checked)}
        />
        {t('network_metered')}
      </label>
      <button type="submit" class="button" data-action="add-network">
        {t('network_save')}
      </button>
    </form>
  );
}
