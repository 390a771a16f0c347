import { addressKindOf, isAddress } from './address.ts';
import { isBlockedPort } from './blocked-ports.ts';
import { type CustomService, customPrefix, maxCustomServices } from './custom-service.ts';
import { fnv1a } from './hash.ts';
import { isLocalName } from './local-names.ts';
import type { AddressKind } from './observation.ts';
import { isReserved } from './reserved-address.ts';
import type { ServiceId } from './service.ts';
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

export const longestCustomName = 40;
const longestUrl = 500;

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
  return `${customPrefix}${fnv1a(url).toString(36)}`;
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

/** Is it as this program would have made it of what a person typed? A file may have been written by hand. */
export function isAsDrafted({ id, name, url, added, anyAnswer }: CustomService): boolean {
  const drafted = draftCustomService({ name, address: url, ...(anyAnswer ? { anyAnswer } : {}) }, added, []);
  return drafted.accepted && drafted.custom.id === id && drafted.custom.name === name && drafted.custom.url === url;
}
