import { isPlace, placeIds, unknownNetwork } from '../../model/network-label.ts';
import { ask } from '../../platform/browser/messages.ts';
import { Button } from '../shared/button.tsx';
import { runAction } from '../shared/current/actions.ts';
import type { View } from '../shared/current/view.ts';
import { t, textKey } from '../shared/text.ts';

/** Where the check was made: asked in place, remembered with the check, and taken for the checks after it. */
export function Place({ view: { finished, here, networks } }: { readonly view: View }) {
  if (!finished) return undefined;
  const label = (id: string) => networks.find((network) => network.id === id)?.label;
  const named = networks.flatMap(({ id }) => (label(id) && !isPlace(id) ? [id] : []));
  const textOf = (id: string) => label(id) ?? (isPlace(id) ? t(textKey('place', id)) : id);
  return (
    <details class="place" key={here}>
      <summary>{here === unknownNetwork ? t('place_unknown') : textOf(here)}</summary>
      <fieldset class="place-chips">
        <legend class="visually-hidden">{t('place_question')}</legend>
        {[...placeIds, ...named].map((id) => (
          <Button
            action="place"
            look="small"
            text={textOf(id)}
            key={id}
            data-place={id}
            aria-pressed={id === here}
            translate={label(id) === undefined}
            press={() => runAction(ask('placeCheck', { at: finished.at, id }))}
          />
        ))}
      </fieldset>
    </details>
  );
}
