import { extension } from '../browser/extension.ts';

/** Values on disk that are stored separately from the settings. */

export async function readKeptValue(key: string): Promise<unknown> {
  return (await extension.storage.local.get(key))[key];
}

export async function writeKeptValue(key: string, value: unknown): Promise<void> {
  await extension.storage.local.set({ [key]: value });
}

export async function removeKeptValue(key: string): Promise<void> {
  await extension.storage.local.remove(key);
}

/** Calls `listener` after each change of the value; returns a function that stops it. */
export function onKeptValueChange(key: string, listener: () => void): () => void {
  const heard = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && key in changes) listener();
  };
  extension.storage.onChanged.addListener(heard);
  return () => extension.storage.onChanged.removeListener(heard);
}
