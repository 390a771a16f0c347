import { readSessionValue, removeSessionValues, writeSessionValues } from '../../platform/values/session-values.ts';
import type { Place } from '../protocol/wire/place.ts';

/** Where a relay saw this browser, as long as the connection is not seen to go: in memory only. */

const key = 'place';

export async function currentPlace(): Promise<Place | undefined> {
  return (await readSessionValue(key)) as Place | undefined;
}

export async function rememberPlace(place: Place): Promise<void> {
  await writeSessionValues({ [key]: place });
}

export async function forgetPlace(): Promise<void> {
  await removeSessionValues([key]);
}
