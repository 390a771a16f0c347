import type { ArrivalPoint } from '../../model/observation.ts';

/** One transfer, as far as its speed goes. */
export interface SpeedSample {
  /** What came, or was sent. */
  readonly bytes: number;
  /** From its first byte to its last; of an upload, from the request to its answer. */
  readonly ms: number;
  /** To its host and back: the quickest in this check. */
  readonly roundTripMs: number;
  /** What else came meanwhile, in the same direction. */
  readonly besideBytes: number;
  readonly isUpload: boolean;
  /** Absent where the browser does not tell. */
  readonly transport?: 'tcp' | 'quic';
  /** From the request to the first byte of its answer, without connecting; absent where nothing came, and of an upload. */
  readonly firstByteMs?: number;
  /** How its body came; of an upload, and of what came before these were kept, none. */
  readonly points?: readonly ArrivalPoint[];
}
