import type { ArrivalPoint } from '../../model/observation.ts';

/** One transfer, as far as its speed goes. */
export interface SpeedSample {
  /** What came, or was sent; of one that was not finished, with the record that did not come. */
  readonly bytes: number;
  /** From its first byte to its last, ms; of an upload, from the request to its answer. Infinite for one that broke off. */
  readonly ms: number;
  /** To its host and back, ms: the quickest in this check. */
  readonly roundTripMs: number;
  /** What else came meanwhile, in the same direction: at least, and at most, since bytes come in records. */
  readonly besideBytes: readonly [number, number];
  readonly isUpload: boolean;
  /** Of an upload: what its server takes to answer something small, ms. */
  readonly serverMs?: number;
  /** It had not come after this time. */
  readonly isUnfinished?: true;
  /** Of one that fell silent or broke off: how much had come. Browsers do not show that of an upload. */
  readonly stoppedAfterBytes?: number;
  /** Absent where the browser does not tell. */
  readonly transport?: 'tcp' | 'quic';
  /** From the request to the first byte of its answer, without connecting; absent where nothing came, and of an upload. */
  readonly firstByteMs?: number;
  /** How its body came; of an upload, and of what came before these were kept, none. */
  readonly points?: readonly ArrivalPoint[];
}

/**
 * What came at once of a body over TLS, bytes.
 * @source RFC 8446, section 5.1
 */
export const recordBytes = 16_384;

/** What may have come of others meanwhile: of each, what came at a constant rate, give or take a record, of all that came. */
export function bytesBeside(
  others: readonly (readonly [atConstantRate: number, all: number])[],
): readonly [number, number] {
  return others.reduce<readonly [number, number]>(
    ([least, most], [bytes, all]) =>
      bytes > 0 ? [least + Math.max(0, bytes - recordBytes), most + Math.min(all, bytes + recordBytes)] : [least, most],
    [0, 0],
  );
}
