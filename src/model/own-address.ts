import { addressKindOf, isAddress } from './address.ts';
import { type CustomService, customPrefix, maxCustomServices } from './custom-service.ts';
import { fnv1a } from './hash.ts';
import { isLocalName } from './local-names.ts';
import type { AddressKind } from './observation.ts';
import type { ServiceId } from './service.ts';
import { tidyName } from './tidy-name.ts';

/**
 * Whether an address in a URL belongs to no server on the internet, although it is in no network nearby. For IPv6, only
 * 2000::/3 is assigned, of which 2001::/23 and 2002::/16 carry IPv4 addresses, which may be anybody's own.
 * Documentation addresses lead nowhere, and pass.
 * @source IANA, "IPv4 Special-Purpose Address Registry", "IPv6 Special-Purpose Address Registry" and "IPv6 Global
 * Unicast Address Assignments"
 */
function isReserved(address: string): boolean {
  return address.startsWith('[') ? isReservedIpv6(address) : isReservedIpv4(address);
}

/** Multicast, the rest of the old class E, and 192.0.0.0/24. */
function isReservedIpv4(address: string): boolean {
  return Number.parseInt(address, 10) >= 224 || address.startsWith('192.0.0.');
}

function isReservedIpv6(address: string): boolean {
  const [first = 0, second = 0] = address
    .slice(1)
    .split(':')
    .map((group) => Number.parseInt(group, 16) || 0);
  return (first & 0xe000) !== 0x2000 || first === 0x2002 || (first === 0x2001 && second < 0x200);
}

/**
 * Ports of other protocols, to which browsers make no request.
 * @source Fetch, "port blocking" (fetch.spec.whatwg.org/#bad-port)
 */
// biome-ignore format: a list of numbers
const blockedPorts: ReadonlySet<number> = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540,
  548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566,
  6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

/** @param port the port in a URL, empty if it is the scheme's own */
function isBlockedPort(port: string): boolean {
  return port !== '' && blockedPorts.has(Number(port));
}

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
  /** Any answer of its server proves that it works. */
  readonly anyAnswer?: boolean;
}

/**
 * Makes a custom service from what a person typed, or says why it is refused.
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

/** Reads an https or wss address that a person typed. */
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

/** The same for a host that has to be a name, as for every server of ours and in the catalogue. */
export function refusalOfNamedHost(host: string): Refusal | undefined {
  return refusalOfHost(host) ?? (isAddress(host) ? 'address-literal' : undefined);
}

/** Whether this program would have made it from what a person typed. A file may have been written by hand. */
export function isAsDrafted({ id, name, url, added, anyAnswer }: CustomService): boolean {
  const drafted = draftCustomService({ name, address: url, ...(anyAnswer ? { anyAnswer } : {}) }, added, []);
  return drafted.accepted && drafted.custom.id === id && drafted.custom.name === name && drafted.custom.url === url;
}
