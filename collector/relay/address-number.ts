/**
 * An IPv4 address as a number of 32 bits, or the first 48 bits of an IPv6 address and the next 16: nothing here uses
 * the rest.
 */
export interface AddressNumber {
  readonly kind: 4 | 6;
  readonly value: number;
  /** The next 16 bits of an IPv6 address; 0 for IPv4. */
  readonly subnet: number;
}

/** Parses `192.0.2.1`, `2001:db8::1`, or IPv4 mapped to IPv6: `::ffff:192.0.2.1`. */
export function numberOf(address: string): AddressNumber | undefined {
  const short = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/i.exec(address);
  if (short) {
    const parts = short.slice(1).map(Number);
    if (parts.some((part) => part > 255)) return undefined;
    return { kind: 4, value: parts.reduce((value, part) => value * 256 + part, 0), subnet: 0 };
  }
  const [head = '', tail, ...more] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - left.length - right.length;
  if (more.length > 0 || (tail === undefined ? missing !== 0 : missing < 1)) return undefined;
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...right];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  const [first = 0, second = 0, third = 0, subnet = 0] = groups.map((group) => Number.parseInt(group, 16));
  return { kind: 6, value: (first * 65536 + second) * 65536 + third, subnet };
}
