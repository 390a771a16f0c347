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
}
