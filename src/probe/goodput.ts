/** What of a body had arrived at an instant. */
export interface Arrival {
  /** ms, by any clock that only runs forward. */
  readonly atMs: number;
  /** Bytes so far, these ones included. */
  readonly bytes: number;
}

/**
 * What comes before this is no measure of the way.
 * @source a connection starts slowly (RFC 9293, RFC 5681)
 */
const slowStartBytes = 65_536;

/**
 * But of a short sample at most this share is set aside as its start.
 * @source our choice: most of a sample has to count
 */
const slowStartShare = 0.4;

/**
 * Fewer bytes than this tell no speed.
 * @source one TLS record can hold 16 KiB (RFC 8446, section 5.1) and arrives as a whole
 */
export const fewestBytes = 24_000;

/**
 * Payload per second once the start is over, kbit/s; undefined where too little came to tell. Counted between two
 * arrivals, so that it does not matter how the bytes were bundled.
 */
export function goodputKbps(arrivals: readonly Arrival[]): number | undefined {
  const last = arrivals.at(-1);
  if (!last || last.bytes < fewestBytes) return undefined;
  const skipped = Math.min(slowStartBytes, last.bytes * slowStartShare);
  const from = arrivals.find(({ bytes }) => bytes >= skipped);
  if (!from || from === last) return undefined;
  const ms = Math.max(1, last.atMs - from.atMs);
  return Math.round(((last.bytes - from.bytes) * 8) / ms);
}
