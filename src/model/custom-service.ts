import * as v from 'valibot';
import { addressKindOf, isAddress } from './address.ts';
import { isBlockedPort } from './blocked-ports.ts';
import { fnv1a } from './hash.ts';
import { isLocalName } from './local-names.ts';
import type { AddressKind } from './observation.ts';
import { isReserved } from './reserved-address.ts';
import type { Service, ServiceId } from './service.ts';
import { tidyName } from './tidy-name.ts';

/** Why an address or a name is refused; the pages have a sentence for each. */
export const refusals = [
  'name-missing',
  'name-too-long',
  'name-taken',
  'address-malformed',
  'address-too-long',
  'scheme',
  'credentials',
  'port',
  'blocked-port',
  'loopback',
  'private-address',
  'link-local-address',
  'shared-address',
  'reserved-address',
  'address-literal',
  'local-name',
  'onion-name',
  'already-added',
  'too-many',
] as const;
export type Refusal = (typeof refusals)[number];

export const maxCustomServices = 20;
export const longestCustomName = 40;
const longestUrl = 500;

/** No id of the catalogue has this prefix. */
const prefix = 'custom-';

export function isCustom(id: ServiceId): boolean {
  return id.startsWith(prefix);
}

export type Drafted =
  | { readonly accepted: true; readonly custom: CustomService }
  | { readonly accepted: false; readonly refusal: Refusal };

/** What a person types to add a service. */
export interface Typed {
  readonly name: string;
  readonly address: string;
  /** Whatever its server answers shows that it works. */
  readonly anyAnswer?: boolean;
}

/**
 * Makes a custom service of what a person typed, or says why that is refused.
 *
 * @param today the day, as in 2026-11-25
 * @param others the custom services that exist already
 */
export function draftCustomService(typed: Typed, today: string, others: readonly CustomService[]): Drafted {
  const refuse = (refusal: Refusal): Drafted => ({ accepted: false, refusal });
  const name = tidyName(typed.name);
  const read = readAddress(typed.address);
  const named = refusalOfName(name);
  if (named) return refuse(named);
  if ('refusal' in read) return refuse(read.refusal);
  if (isBlockedPort(new URL(read.url).port)) return refuse('blocked-port');
  if (others.some(({ url }) => url === read.url)) return refuse('already-added');
  if (others.length >= maxCustomServices) return refuse('too-many');
  const custom = { id: idOf(read.url), name, url: read.url, added: today };
  return { accepted: true, custom: typed.anyAnswer ? { ...custom, anyAnswer: true } : custom };
}

/** The same address always gets the same id, so that a service that is removed and added again keeps its history. */
function idOf(url: string): ServiceId {
  return `${prefix}${fnv1a(url).toString(36)}`;
}

function refusalOfName(name: string): Refusal | undefined {
  if (name === '') return 'name-missing';
  return [...name].length > longestCustomName ? 'name-too-long' : undefined;
}

/** Reads an address that a person typed, over https or wss. */
export function readAddress(typed: string): { readonly url: string } | { readonly refusal: Refusal } {
  const trimmed = typed.trim();
  if (trimmed.length > longestUrl) return { refusal: 'address-too-long' };
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(text)) return { refusal: 'address-malformed' };
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'wss:') return { refusal: 'scheme' };
  if (url.username !== '' || url.password !== '') return { refusal: 'credentials' };
  const refusal = refusalOfHost(url.hostname);
  if (refusal) return { refusal };
  const whole = url.href.replace(/#.*$/, '');
  return whole.length > longestUrl ? { refusal: 'address-too-long' } : { url: whole };
}

const refusalOfKind: Readonly<Record<AddressKind, Refusal | undefined>> = {
  loopback: 'loopback',
  private: 'private-address',
  'link-local': 'link-local-address',
  shared: 'shared-address',
  fake: 'reserved-address',
  unspecified: 'reserved-address',
  public: undefined,
};

/** A request into the person's own network would probe that network, and say nothing about the connection. */
export function refusalOfHost(host: string): Refusal | undefined {
  if (isAddress(host)) return refusalOfKind[addressKindOf(host)] ?? (isReserved(host) ? 'reserved-address' : undefined);
  if (/(^|\.)localhost$/.test(host)) return 'loopback';
  if (/(^|\.)onion$/.test(host)) return 'onion-name';
  // The host goes into a match pattern, so it must not contain anything else.
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(host)) return 'address-malformed';
  return isLocalName(host) ? 'local-name' : undefined;
}

/** The same for a host that needs a name, as every server of ours and of the catalogue has. */
export function refusalOfNamedHost(host: string): Refusal | undefined {
  return refusalOfHost(host) ?? (isAddress(host) ? 'address-literal' : undefined);
}

/**
 * The service that the checks use for it. It has one endpoint. No healthy answer is known, so every answer is healthy
 * but an error, and with `anyAnswer` that too. A WebSocket may need a login, so its failure decides nothing; that it opens does.
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
        // Not known, so plain http is not used, and access to this one origin is enough.
        hstsPreloaded: true,
        source: { kind: 'other', where: 'added by the person who uses this browser', read: added },
        ...(socket ? { isUnverified: true } : {}),
      },
    ],
    untestable: {},
  };
}

/** A name that somebody else chose, in a file of settings, may claim to be anybody: what is asked stands beside it. */
function nameWithHost(name: string, host: string): string {
  return name.toLowerCase() === host ? name : `${name} (${host})`;
}

const day = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/), v.isoDate());

/** A messenger that a person added by its address. It stays in this browser and is never shared. */
export const customServiceSchema = v.pipe(
  v.strictObject({
    id: v.string(),
    name: v.pipe(
      v.string(),
      v.check((name) => name === tidyName(name) && !refusalOfName(name), 'expected a name as it is stored'),
    ),
    url: v.pipe(
      v.string(),
      v.check((url) => {
        const read = readAddress(url);
        return 'url' in read && read.url === url;
      }, 'expected an address that may be checked'),
    ),
    /** The day, as in 2026-11-25. */
    added: day,
    /** Every status shows that it was reached. The certificate has to be valid all the same. */
    anyAnswer: v.exactOptional(v.literal(true)),
  }),
  v.check(({ id, url }) => id === idOf(url), 'expected the id of the address'),
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
