import { extension } from '../browser/extension.ts';

/** Values that the browser keeps in its memory: they outlive the background, and are gone when the browser ends. */

const session = () => extension.storage.session;

export async function readSessionValue(key: string): Promise<unknown> {
  return (await session().get(key))[key];
}

export async function writeSessionValues(values: Readonly<Record<string, unknown>>): Promise<void> {
  await session().set(values);
}

export async function removeSessionValues(keys: readonly string[]): Promise<void> {
  await session().remove([...keys]);
}

export async function clearSessionValues(): Promise<void> {
  await session().clear();
}
