/**
 * Is an address of a URL one at which no server of the internet is, though it is none of a network nearby? Of IPv6 only
 * 2000::/3 is handed out, and of that 2001::/23 and 2002::/16 carry addresses of IPv4, which may be anybody's own. Those
 * of documentation lead nowhere, and pass.
 * @source IANA, "IPv4 Special-Purpose Address Registry", "IPv6 Special-Purpose Address Registry" and "IPv6 Global Unicast
 *   Address Assignments"
 */
export function isReserved(address: string): boolean {
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
