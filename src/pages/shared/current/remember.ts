import { readRememberedView, rememberView } from '../../../platform/values/remembered-view.ts';
import type { View } from './view.ts';

/** Browsers store no maps, so their entries are stored. */
const storable = (view: View) => ({
  ...view,
  verdicts: [...view.verdicts],
  currentStates: [...view.currentStates],
  earlier: [...view.earlier],
});

/**
 * Remembers a view in the browser's memory for the next popup. Of a running check there will be another one soon, and of
 * no results there must be no trace.
 * @param mark of `beginToRead`
 */
export async function remember(view: View, mark: string | undefined): Promise<void> {
  await rememberView(view.ended && !view.running ? storable(view) : undefined, mark);
}

/** The view that was remembered, if any. This version wrote it, since an update of the extension empties the memory. */
export async function remembered(): Promise<View | undefined> {
  const stored = (await readRememberedView()) as ReturnType<typeof storable> | undefined;
  return (
    stored && {
      ...stored,
      verdicts: new Map(stored.verdicts),
      currentStates: new Map(stored.currentStates),
      earlier: new Map(stored.earlier),
    }
  );
}
