import { extension } from '../browser/extension.ts';
import { catalogueKeys } from './catalogue-in-effect.ts';

/** Calls `listener` when another catalogue comes into effect; returns a function that stops it. */
export function onCatalogueChange(listener: () => void): () => void {
  const heard = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && catalogueKeys.now in changes) listener();
  };
  extension.storage.onChanged.addListener(heard);
  return () => extension.storage.onChanged.removeListener(heard);
}
