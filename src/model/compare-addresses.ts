import type { AddressCompared } from './observation.ts';

/** Addresses of a name, and networks such as `149.154.160.0/20`, in public texts. */
export interface Documented {
  readonly addresses?: readonly string[];
  readonly networks?: readonly string[];
}

/**
 * Compares the address from a network's own resolver with those that others know. Undefined if there is nothing to
 * compare with: no address of the same version of IP.
 * @param elsewhere the addresses from resolvers elsewhere
 */
export function compareAddress(
  own: string,
  elsewhere: readonly string[],
  documented: Documented = {},
): AddressCompared | undefined {
  const bits = bitsOf(own);
  // A provider may translate IPv4 into its own network: the IPv4 address is then at the end (RFC 6052).
  if (bits.length === 128) {
    const translated = compareBits(bits.slice(96), elsewhere, documented);
    if (translated === 'same' || translated === 'near') return translated;
  }
  return compareBits(bits, elsewhere, documented);
}

function compareBits(bits: string, elsewhere: readonly string[], documented: Documented): AddressCompared | undefined {
  const ofVersion = (addresses: readonly string[]) =>
    addresses.map(bitsOf).filter(({ length }) => length === bits.length);
  const [found, told] = [ofVersion(elsewhere), ofVersion(documented.addresses ?? [])];
  if ([...found, ...told].includes(bits)) return 'same';
  const networks = (documented.networks ?? []).map(prefixOf).filter(({ version }) => version === bits.length);
  const places = [...networks.map(({ prefix }) => prefix), ...told.map(neighbourhoodOf)];
  const isIn = (prefixes: readonly string[]) => (address: string) =>
    prefixes.some((prefix) => address.startsWith(prefix));
  if (isIn([...places, ...found.map(neighbourhoodOf)])(bits)) return 'near';
  if (found.length + places.length === 0) return undefined;
  const isToldRight = found.length === 0 || found.some(isIn(places));
  return places.length > 0 && isToldRight ? 'outside' : 'other';
}

/**
 * Addresses that share this many leading bits count as neighbours.
 * @source our choice: networks of large operators are about as large
 */
const neighbourBits = { v4: 16, v6: 32 } as const;

function neighbourhoodOf(bits: string): string {
  return bits.slice(0, bits.length === 32 ? neighbourBits.v4 : neighbourBits.v6);
}

/** The bits of an address as 32 or 128 digits. */
function bitsOf(address: string): string {
  const plain = address.replace(/^\[|\]$/g, '').toLowerCase();
  return plain.includes(':') ? bitsOfIpv6(plain) : bitsOfIpv4(plain);
}

const inBits = (value: number, bits: number) => value.toString(2).padStart(bits, '0');

function bitsOfIpv4(address: string): string {
  return address
    .split('.')
    .map((part) => inBits(Number(part), 8))
    .join('');
}

/**
 * The prefixes with which IPv6 writes an IPv4 address that a translator reaches (RFC 6052), or that is one (RFC 4291).
 */
const carriers = [`${inBits(0x64, 16)}${inBits(0xff9b, 16)}${'0'.repeat(64)}`, `${'0'.repeat(80)}${'1'.repeat(16)}`];

function bitsOfIpv6(address: string): string {
  const written = address.replace(/\d+\.\d+\.\d+\.\d+$/, (tail) => {
    const bits = bitsOfIpv4(tail);
    return [bits.slice(0, 16), bits.slice(16)].map((half) => Number.parseInt(half, 2).toString(16)).join(':');
  });
  const [head = '', tail] = written.split('::');
  const groups = (text = '') => (text === '' ? [] : text.split(':'));
  const [before, after] = [groups(head), groups(tail)];
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0');
  const bits = [...before, ...zeros, ...after].map((group) => inBits(Number.parseInt(group, 16), 16)).join('');
  return carriers.some((prefix) => bits.startsWith(prefix)) ? bits.slice(96) : bits;
}

function prefixOf(network: string): { readonly version: number; readonly prefix: string } {
  const [address = '', length] = network.split('/');
  const bits = bitsOf(address);
  return { version: bits.length, prefix: bits.slice(0, Number(length)) };
}
