import type { Settings } from '../../../model/settings.ts';
import { forgetView, readRememberedView, rememberView } from '../../../platform/values/remembered-view.ts';
import type { View } from './view.ts';

/** Browsers store no maps, so their entries are stored; and Chromium sorts the fields of what it stores, so a text is compared. */
const storable = (view: View) => ({
  ...view,
  madeWith: JSON.stringify(view.settings),
  verdicts: [...view.verdicts],
  currentStates: [...view.currentStates],
  earlier: [...view.earlier],
});

/**
 * Remembers a view in the browser's memory for the next popup. Of a running check there will be another one soon, and of
 * no results there must be no trace.
 */
export async function remember(view: View): Promise<void> {
  if (view.running) return;
  await (view.ended ? rememberView(storable(view)) : forgetView());
}

/**
 * The view that was remembered, if it was made with these settings: of other messengers it says nothing. This version wrote
 * it, since an update of the extension empties the memory.
 */
export async function remembered(settings: Promise<Settings>): Promise<View | undefined> {
  const stored = (await readRememberedView()) as ReturnType<typeof storable> | undefined;
  if (stored?.madeWith !== JSON.stringify(await settings)) return undefined;
  const { madeWith: _, ...view } = stored;
  return {
    ...view,
    verdicts: new Map(view.verdicts),
    currentStates: new Map(view.currentStates),
    earlier: new Map(view.earlier),
  };
}
