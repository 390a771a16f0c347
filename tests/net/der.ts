/** The few DER encodings (ITU-T X.690) that a certificate is made of. */

/** One tag-length-value element. */
export function element(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const size = content.length < 0x100 ? [content.length] : [content.length >> 8, content.length & 0xff];
  return Buffer.concat([Buffer.from([tag, 0x80 | size.length, ...size]), content]);
}

export const sequence = (...parts: readonly Uint8Array[]) => element(0x30, ...parts);
export const set = (...parts: readonly Uint8Array[]) => element(0x31, ...parts);
export const octets = (...parts: readonly Uint8Array[]) => element(0x04, ...parts);
export const text = (value: string) => element(0x0c, Buffer.from(value));
export const yes = element(0x01, Buffer.from([0xff]));

/** A constructed, context-specific element: `[n]`. */
export const tagged = (n: number, ...parts: readonly Uint8Array[]) => element(0xa0 | n, ...parts);

/** A primitive, context-specific element. */
export const implicit = (n: number, content: Uint8Array) => element(0x80 | n, content);

/** A number from 0 to 255, or the bytes of a longer positive one. */
export function integer(value: number | Uint8Array): Buffer {
  const bytes = typeof value === 'number' ? Buffer.from([value]) : value;
  const first = bytes[0] ?? 0;
  return element(0x02, ...(first & 0x80 ? [Buffer.from([0])] : []), bytes);
}

/** A bit string whose last `unused` bits do not count. */
export const bits = (content: Uint8Array, unused = 0) => element(0x03, Buffer.from([unused]), content);

/** An object identifier written with dots. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest.flatMap(base128)];
  return element(0x06, Buffer.from(bytes));
}

function base128(arc: number): number[] {
  const digits = [arc & 0x7f];
  for (let left = arc >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
  return digits;
}

/** An instant as GeneralizedTime, or as UTCTime before 2050, as RFC 5280 4.1.2.5 demands. */
export function time(at: number): Buffer {
  const stamp = new Date(at).toISOString().replace(/[-:T]|\.\d+/g, '');
  return stamp < '2050' ? element(0x17, Buffer.from(stamp.slice(2))) : element(0x18, Buffer.from(stamp));
}
