import type { Place } from '../../../protocol/wire/place.ts';
import { readSessionValue, removeSessionValues, writeSessionValues } from '../../platform/values/session-values.ts';

/** The place at which a relay saw this browser. It is kept in memory only, until the connection is lost. */

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
