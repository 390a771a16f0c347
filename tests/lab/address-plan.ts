import { addressBytes, addressText } from './wire/address.ts';

/** The part of the address plan that differs between worlds. It is plain data, since several processes build the plan from it. */
export interface AddressPlanOptions {
  /** Hosts whose addresses a censor knows. All other names have addresses too. */
  readonly hosts: readonly string[];
  /** Documented addresses by host, at most one of IPv6. */
  readonly known: Readonly<Record<string, readonly string[]>>;
  readonly ipv6: boolean;
  /** Names with only IPv4 addresses, on a line with both versions. */
  readonly ipv4Only: readonly string[];
  /** Whether resolvers give such a name an IPv6 address too, which is translated (NAT64 and DNS64, RFC 6147). */
  readonly nat64: boolean;
  /** Whether every name resolves to 198.18.0.0/15, as with some VPN programs. */
  readonly fake: boolean;
  /** Names that exist on no resolver. */
  readonly absent: readonly string[];
  /** Names that have no addresses, or unusual ones, on every resolver. */
  readonly odd: Readonly<Record<string, readonly string[]>>;
}

export interface AddressPlan {
  /** An empty list for a name without addresses, undefined for one that does not exist. */
  readonly addressesOf: (name: string) => readonly string[] | undefined;
  readonly hostAt: (address: string) => string | undefined;
}

export function makeAddressPlan(options: AddressPlanOptions): AddressPlan {
  const addressesOf = (name: string): readonly string[] | undefined => {
    if (options.absent.includes(name) || !isPublicName(name)) return undefined;
    const told = options.odd[name];
    if (told !== undefined) return told;
    if (options.fake) return [fakeAddress(name)];
    const known = options.known[name] ?? [ipv4Of(name)];
    const v4 = known.filter((address) => !address.includes(':'));
    const v6 = known.find((address) => address.includes(':')) ?? ipv6Of(name);
    if (!options.ipv6) return v4;
    if (!options.ipv4Only.includes(name)) return [...v4, v6];
    return options.nat64 ? [...v4, ...v4.map(translated)] : v4;
  };
  const hosts = new Map<string, string>();
  for (const host of options.hosts) {
    for (const address of addressesOf(host) ?? []) hosts.set(address, host);
  }
  return { addressesOf, hostAt: (address) => hosts.get(address) };
}

const isPublicName = (name: string) =>
  name.includes('.') && !/\.(local|home|internal|arpa|invalid|localhost)$/.test(name);

/** First octets that contain no special ranges. */
const firstOctets = [31, 45, 64, 74, 88, 93, 104, 142, 151, 157, 185, 193, 194, 195, 212, 213];

/** Hosts of one operator are neighbours. */
function ipv4Of(name: string): string {
  const operator = hash(operatorOf(name));
  const host = hash(name);
  return [firstOctets[operator % 16], (operator >>> 8) & 0xff, (operator >>> 16) & 0xff, 1 + (host % 254)].join('.');
}

function ipv6Of(name: string): string {
  const operator = hash(operatorOf(name));
  const bytes = Buffer.alloc(16);
  addressBytes('2a00::').copy(bytes);
  bytes.writeUInt32BE(operator, 2);
  bytes.writeUInt32BE(hash(name), 12);
  return addressText(bytes);
}

/** RFC 6052: the well-known prefix, and the address of IPv4. */
const translated = (address: string) =>
  addressText(Buffer.concat([addressBytes('64:ff9b::').subarray(0, 12), addressBytes(address)]));

function fakeAddress(name: string): string {
  const host = hash(name);
  return `198.${18 + (host & 1)}.${(host >>> 8) & 0xff}.${1 + ((host >>> 16) % 254)}`;
}

const operatorOf = (name: string) => name.split('.').slice(-2).join('.');

/** FNV-1a, 32 bits, with a final mix, since its low bits are weak. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}
