import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Place } from '../../../../protocol/wire/place.ts';
import { hasSharingAccess } from '../../../community/access.ts';
import { onChoiceChange, readChoice } from '../../../community/background/choice.ts';
import { currentPlace } from '../../../community/background/current-place.ts';
import { readSharingState } from '../../../community/background/state.ts';
import { emptySharingState, type SharingChoice, type SharingState } from '../../../community/outbox/participation.ts';
import { sharing } from '../../../community/sharing.ts';
import { onChange } from '../../../platform/browser/changes.ts';
import { onPermissionsChange } from '../../../platform/browser/permissions.ts';

/** What the pages need to know about sharing. */
export interface Participation {
  readonly choice: SharingChoice;
  /** The browser grants the access that the choice needs. */
  readonly permitted: boolean;
  readonly state: SharingState;
  /** Where a relay saw this browser, until the connection is lost. */
  readonly place?: Place;
}

const view = signal<Participation | undefined>(undefined);

/** Undefined until it is read, and in a build without relays. Only the parts of a page that show it read it. */
export function useParticipation(): Participation | undefined {
  useEffect(() => {
    if (!sharing) return undefined;
    const changed = () => void reload();
    changed();
    const stops = [onChange(changed), onChoiceChange(changed), onPermissionsChange(changed)];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return view.value;
}

async function reload(): Promise<void> {
  if (!sharing) return;
  const choice = await readChoice();
  const [permitted, state, place] = await Promise.all([
    hasSharingAccess(sharing, choice.mode === 'share'),
    // The page reports elsewhere that the history cannot be opened.
    readSharingState().catch(() => emptySharingState),
    currentPlace(),
  ]);
  view.value = { choice, permitted, state, ...(place ? { place } : {}) };
}
