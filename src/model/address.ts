import type { AddressKind } from './observation.ts';

/**
 * The kind of an address, by the IANA special-purpose registries. `fake` is 198.18.0.0/15, which VPN and proxy programs
 * hand out in place of real addresses; `shared` is 100.64.0.0/10, where providers put their block pages.
 */
export function addressKindOf(address: string): AddressKind {
  const { version, text } = plainAddress(address);
  return version === 6 ? kindOfIpv6(text) : kindOfIpv4(text);
}

export function ipVersionOf(address: string): 4 | 6 {
  return plainAddress(address).version;
}

/** An address without the brackets of a URL; an IPv4 address written as IPv6 counts as IPv4. */
function plainAddress(address: string): { readonly version: 4 | 6; readonly text: string } {
  const plain = address.replace(/^\[|\]$/g, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  return plain.includes(':') && !mapped ? { version: 6, text: plain } : { version: 4, text: mapped ?? plain };
}

function kindOfIpv4(address: string): AddressKind {
  const [a = 0, b = 0] = address.split('.').map(Number);
  if (a === 0) return 'unspecified';
  if (a === 127) return 'loopback';
  if (a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168)) return 'private';
  if (a === 100 && b >= 64 && b < 128) return 'shared';
  if (a === 169 && b === 254) return 'link-local';
  if (a === 198 && (b === 18 || b === 19)) return 'fake';
  return 'public';
}

/** Whether the host of a URL, with or without its port, is an address, not a name. */
export function isAddress(host: string): boolean {
  return host.startsWith('[') || /^[0-9.]+(:\d+)?$/.test(host);
}

function kindOfIpv6(address: string): AddressKind {
  if (address === '::') return 'unspecified';
  if (address === '::1') return 'loopback';
  if (/^f[cd]/.test(address)) return 'private';
  if (/^fe[89ab]/.test(address)) return 'link-local';
  return 'public';
}

/** A public name must not resolve to such an address: somebody on the path forged the answer. */
export function isBogus(kind: AddressKind): boolean {
  return (
    kind === 'unspecified' || kind === 'loopback' || kind === 'private' || kind === 'shared' || kind === 'link-local'
  );
}
