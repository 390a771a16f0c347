/** Why the history cannot be used, in words that the pages turn into a sentence (`store_<code>`). */
const storeErrorCodes = ['newer-version', 'full', 'unavailable', 'failed'] as const;
export type StoreErrorCode = (typeof storeErrorCodes)[number];

const messageOf = (code: StoreErrorCode) => `history: ${code}`;

export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, cause?: unknown) {
    super(messageOf(code), { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}

/** The code of a `StoreError` with this message: the background passes on nothing else of an error. */
export function storeErrorCodeIn(message: string): StoreErrorCode | undefined {
  return storeErrorCodes.find((code) => messageOf(code) === message);
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
