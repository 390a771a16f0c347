import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { packaged } from '../../../src/catalogue/catalogue.ts';
import { updateFile } from '../../../src/platform/update/signed-update.ts';

/** A key as somebody makes it offline. */
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
export const dayFromNow = (days: number): string => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);

/** What an update says that is later than the package and in order. */
export function updateJson(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const { services, controls, controlRelays, number } = packaged;
  return {
    v: 1,
    number: number + 1,
    issued: dayFromNow(0),
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
