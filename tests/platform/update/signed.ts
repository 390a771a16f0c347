import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { packaged } from '../../../src/catalogue/catalogue.ts';
import { isoDay, numberOfDay } from '../../../src/model/list-day.ts';
import { updateFile } from '../../../src/platform/update/signed-update.ts';

/** A key as it is made offline. */
export interface TestKey {
  readonly secret: KeyObject;
  /** The raw point, base64. */
  readonly publicKey: string;
}

export function makeKey(): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const point = [Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  return { secret: privateKey, publicKey: Buffer.concat(point).toString('base64') };
}

const dayMs = 24 * 60 * 60_000;

/** A day, counted from today. */
export const dayFromNow = (days: number): string => isoDay(Date.now() + days * dayMs);

/** The number of a list that was signed this many days from now. */
export const numberFromNow = (days: number): number => numberOfDay(Date.now() + days * dayMs);

/**
 * A valid update that is later than the package: today's may be no later, but tomorrow's is accepted, since a clock may
 * be a day behind.
 */
export function updateJson(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const { services, controls, controlRelays } = packaged;
  return {
    v: 1,
    number: numberFromNow(1),
    expires: dayFromNow(45),
    leastVersion: '0.1.0',
    services,
    controls,
    controlRelays,
    ...changes,
  };
}

/** The file of an update. */
export function signedFile(update: unknown, { secret }: TestKey): string {
  const json = typeof update === 'string' ? update : JSON.stringify(update);
  return updateFile(json, sign('sha256', Buffer.from(json), { key: secret, dsaEncoding: 'ieee-p1363' }));
}
