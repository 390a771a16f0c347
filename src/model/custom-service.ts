import * as v from 'valibot';
import type { Service, ServiceId } from './service.ts';

export const maxCustomServices = 20;

/** No id in the catalogue has this prefix. */
export const customPrefix = 'custom-';

export function isCustom(id: ServiceId): boolean {
  return id.startsWith(customPrefix);
}

/**
 * The service with which checks test it. It has one endpoint. No healthy answer is known, so every answer is healthy
 * except an error, and with `anyAnswer` that too. A WebSocket may need a login, so its failure decides nothing; its
 * opening does.
 */
export function serviceFrom({ id, name, url, added, anyAnswer }: CustomService): Service {
  const { protocol, host } = new URL(url);
  const socket = protocol === 'wss:';
  return {
    id,
    name: nameWithHost(name, host),
    homepage: `https://${host}/`,
    endpoints: [
      {
        id: 'own',
        function: socket ? 'messages' : 'web',
        url,
        ...(socket ? { origin: `https://${host}` } : {}),
        healthy: anyAnswer ? { status: 'any' } : {},
        certificate: 'public',
        // Unknown, so plain http is not used, and access to this one origin is enough.
        hstsPreloaded: true,
        source: { kind: 'other', where: 'added by the person who uses this browser', read: added },
        ...(socket ? { isUnverified: true } : {}),
      },
    ],
    untestable: {},
  };
}

/**
 * A name that somebody else chose, in a file of settings, may claim anything: so the contacted host stands beside it.
 */
function nameWithHost(name: string, host: string): string {
  return name.toLowerCase() === host ? name : `${name} (${host})`;
}

/**
 * A messenger that a person added by its address. It stays in this browser and is never shared. Its address and name
 * are checked where they come in: as they are typed, and in a file.
 */
export const customServiceSchema = v.pipe(
  v.strictObject({
    id: v.pipe(v.string(), v.check(isCustom)),
    name: v.string(),
    url: v.pipe(
      v.string(),
      v.check((url) => URL.canParse(url) && /^(https|wss):/.test(url)),
    ),
    /** The day, as in 2026-11-25. */
    added: v.pipe(v.string(), v.isoDate()),
    /** Every status proves that it was reached. The certificate still has to be valid. */
    anyAnswer: v.exactOptional(v.literal(true)),
  }),
  v.readonly(),
);
export type CustomService = v.InferOutput<typeof customServiceSchema>;

/** Reads the stored list entry by entry. A wrong entry is left out, and `lost` says so. */
export function readCustomServices(stored: unknown): { readonly custom: CustomService[]; readonly lost: boolean } {
  if (stored === undefined) return { custom: [], lost: false };
  if (!Array.isArray(stored)) return { custom: [], lost: true };
  const custom: CustomService[] = [];
  for (const entry of stored) {
    const { success, output } = v.safeParse(customServiceSchema, entry);
    const isNew = success && !custom.some(({ id }) => id === output.id);
    if (isNew && custom.length < maxCustomServices) custom.push(output);
  }
  return { custom, lost: custom.length < stored.length };
}
