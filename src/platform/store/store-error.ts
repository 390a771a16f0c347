/** Why the history cannot be used, in words that the pages turn into a sentence (`store_<code>`). */
export type StoreErrorCode = 'newer-version' | 'full' | 'unavailable' | 'failed';

export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, cause?: unknown) {
    super(`history: ${code}`, { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}

/** IndexedDB's exception names (W3C Indexed Database API 3.0, section 3) as our codes. */
export function storeErrorFrom(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'VersionError') return new StoreError('newer-version', error);
  if (name === 'QuotaExceededError') return new StoreError('full', error);
  if (name === 'SecurityError' || name === 'InvalidStateError') return new StoreError('unavailable', error);
  return new StoreError('failed', error);
}
