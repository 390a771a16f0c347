import { useState } from 'preact/hooks';
import { longestLabel } from '../../core/history/networks.ts';
import { ask } from '../../platform/messages.ts';
import { t } from '../../ui/text.ts';
import { told } from './told.ts';

/** Gives the network that this device is on now a name of its own. */
export function NewNetwork() {
  const [label, setLabel] = useState('');
  const add = async () => {
    const id = await ask('putNetwork', { label, metered: false });
    await ask('chooseNetwork', { id });
    setLabel('');
  };
  return (
    <form
      class="new-network"
      onSubmit={(event) => {
        event.preventDefault();
        if (label.trim() !== '') void told(add());
      }}
    >
      <label class="filter">
        {t('networks_new')}
        <input
          type="text"
          required
          maxLength={longestLabel}
          placeholder={t('networks_example')}
          value={label}
          data-action="new-network"
          onInput={(event) => setLabel(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button" data-action="add-network">
        {t('networks_add')}
      </button>
    </form>
  );
}
