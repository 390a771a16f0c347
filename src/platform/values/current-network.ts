import { unknownNetwork } from '../../model/network-label.ts';
import { readSessionValue, removeSessionValues, writeSessionValues } from './session-values.ts';

const key = 'network';

/**
 * The network that the person said to be on. Nothing that the browser tells could recognise one again without storing
 * addresses, so the word of the person holds until the connection is seen to go, or the browser ends.
 */
export async function currentNetwork(): Promise<string> {
  const id = await readSessionValue(key);
  return typeof id === 'string' ? id : unknownNetwork;
}

export async function chooseNetwork(id: string): Promise<void> {
  await writeSessionValues({ [key]: id });
}

/** Whatever comes now may be another network. */
export async function leaveNetwork(): Promise<void> {
  await removeSessionValues([key]);
}

/** Calls `listener` whenever this browser says that the connection went. Some tell a background, some do not. */
export function onConnectionLost(listener: () => void): void {
  globalThis.addEventListener('offline', listener);
}
