import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { onChange } from '../../../platform/browser/changes.ts';
import { crowdIsPermitted, onPermissionsChange } from '../../../platform/browser/permissions.ts';
import { crowdChoice, onCrowdChoice } from '../../background/choice.ts';
import { currentPlace } from '../../background/current-place.ts';
import { readCrowd } from '../../background/state.ts';
import { type CrowdChoice, type CrowdState, emptyCrowd } from '../../outbox/participation.ts';
import type { Place } from '../../protocol/wire/place.ts';
import { relayOrigins, sharing } from '../../sharing.ts';

/** What the pages show of the crowd. */
export interface CrowdView {
  readonly choice: CrowdChoice;
  /** The browser allows what was chosen. */
  readonly permitted: boolean;
  readonly state: CrowdState;
  /** Where a relay saw this browser, while the connection holds. */
  readonly place?: Place;
}

const view = signal<CrowdView | undefined>(undefined);

/** Undefined until it was read, and in a build that has no relay. Read by those parts of a page only that show it. */
export function useCrowd(): CrowdView | undefined {
  useEffect(() => {
    if (!sharing) return undefined;
    const changed = () => void reload();
    changed();
    const stops = [onChange(changed), onCrowdChoice(changed), onPermissionsChange(changed)];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return view.value;
}

async function reload(): Promise<void> {
  if (!sharing) return;
  const choice = await crowdChoice();
  const [permitted, state, place] = await Promise.all([
    crowdIsPermitted(relayOrigins(sharing), choice.mode === 'share'),
    // A history that cannot be opened is told of elsewhere on the page.
    readCrowd().catch(() => emptyCrowd),
    currentPlace(),
  ]);
  view.value = { choice, permitted, state, ...(place ? { place } : {}) };
}
