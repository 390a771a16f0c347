/** An IPv4 address as a number of 32 bits, an IPv6 address by its first 48 bits: nothing here uses the rest. */
export interface AddressNumber {
  readonly kind: 4 | 6;
  readonly value: number;
}

/** Parses `192.0.2.1`, `2001:db8::1`, or IPv4 mapped to IPv6, `::ffff:192.0.2.1`. */
export function numberOf(address: string): AddressNumber | undefined {
  const short = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/i.exec(address);
  if (short) {
    const parts = short.slice(1).map(Number);
    if (parts.some((part) => part > 255)) return undefined;
    return { kind: 4, value: parts.reduce((value, part) => value * 256 + part, 0) };
  }
  const [head = '', tail, ...more] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - left.length - right.length;
  if (more.length > 0 || (tail === undefined ? missing !== 0 : missing < 1)) return undefined;
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...right];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return { kind: 6, value: groups.slice(0, 3).reduce((value, group) => value * 65536 + Number.parseInt(group, 16), 0) };
}
