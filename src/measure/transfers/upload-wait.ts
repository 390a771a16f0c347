import type { Check } from '../check/check.ts';
import { controlTransfers } from './control-transfers.ts';
import { uploadBytes } from './transfer.ts';

/**
 * Shortest deadline of an upload.
 * @source it is enough at 50 kbit/s
 */
export const shortestUploadWaitMs = 8000;

/**
 * Its longest deadline.
 * @source our choice: a closer sample has to end
 */
const longestUploadWaitMs = 15_000;

/**
 * The deadline is this many times the time of the slowest control's upload.
 * @source our choice: four times as long as a slow one takes (`timesSlower`)
 */
const timesUploadOfControl = 20;

/**
 * Where the downloads of a service are not faster than this, its uploads are not expected to end in time.
 * @source three times the speed that an upload needs
 */
export const tooSlowToSendKbps = (3 * uploadBytes * 8) / shortestUploadWaitMs;

/** How long an upload may take, ms: the longest time until a control's has passed. */
export function uploadWaitMs(check: Check): number {
  const { slowestMs = Number.POSITIVE_INFINITY } = controlTransfers('upload', check);
  return Math.min(longestUploadWaitMs, Math.max(shortestUploadWaitMs, timesUploadOfControl * slowestMs));
}
