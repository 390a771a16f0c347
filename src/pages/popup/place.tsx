import { isPlace, placeIds, unknownNetwork } from '../../model/network-label.ts';
import { ask } from '../../platform/browser/messages.ts';
import { runAction } from '../shared/current/actions.ts';
import type { View } from '../shared/current/view.ts';
import { t, textKey } from '../shared/text.ts';
import { unsaved } from '../shared/unsaved.tsx';

/** Where the check was made: asked in place, remembered with the check, and taken for the checks after it. */
export function Place({ view: { finished, here, networks } }: { readonly view: View }) {
  if (!finished) return undefined;
  const named = networks.flatMap(({ id, label }) => (label && !isPlace(id) ? [{ id, label }] : []));
  const place = (id: string) => void runAction(ask('placeCheck', { at: finished.at, id }));
  return (
    <select
      {...unsaved}
      class="place"
      data-action="place"
      aria-label={t('place_question')}
      value={here}
      onChange={(event) => place(event.currentTarget.value)}
    >
      <option value={unknownNetwork}>{t('place_unknown')}</option>
      {placeIds.map((id) => (
        <option key={id} value={id}>
          {networks.find((network) => network.id === id)?.label ?? t(textKey('place', id))}
        </option>
      ))}
      {named.map(({ id, label }) => (
        <option key={id} value={id} translate={false}>
          {label}
        </option>
      ))}
    </select>
  );
}
