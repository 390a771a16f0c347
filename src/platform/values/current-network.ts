import { unknownNetwork } from '../../model/network-label.ts';
import { forgetSameConnection } from './same-connection.ts';
import { readSessionValue, removeSessionValues, writeSessionValues } from './session-values.ts';

const key = 'network';

/**
 * The network that the person chose as the current one. A network cannot be recognised without storing addresses, so
 * the choice holds until the connection is lost or the browser ends.
 */
export async function currentNetwork(): Promise<string> {
  const id = await readSessionValue(key);
  return typeof id === 'string' ? id : unknownNetwork;
}

export async function chooseNetwork(id: string): Promise<void> {
  await writeSessionValues({ [key]: id });
}

/** The connection was lost: the next one may be another network. */
export async function leaveNetwork(): Promise<void> {
  await removeSessionValues([key]);
  await forgetSameConnection();
}

/**
 * Calls `listener` whenever the browser reports that the connection was lost. Not every browser reports it to a
 * background.
 */
export function onConnectionLost(listener: () => void): void {
  globalThis.addEventListener('offline', listener);
}
