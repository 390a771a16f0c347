import type { Store } from '../store/store.ts';

/** A store that is always empty. */
export const nothingStored: Store = {
  query: async () => [],
  runOnce: async () => undefined,
  close: async () => undefined,
};
