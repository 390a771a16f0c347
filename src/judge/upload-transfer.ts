import { tooSlowToSendKbps } from '../measure/transfers/upload-wait.ts';
import type { Measured } from './case.ts';
import { measuredOf } from './measured.ts';

/**
 * Whether an upload stalled, or looked wrong and was not repeated, while downloads are so slow that it cannot finish in
 * time.
 */
export function failsLikeSlowDownloads(
  { of: place, cause, marks }: Measured,
  _of: unknown,
  all: readonly Measured[],
): boolean {
  const down = measuredOf('media', all);
  const isSlowed = down?.state === 'slow' && (down.kbps ?? 0) <= tooSlowToSendKbps;
  return place === 'upload' && isSlowed && (cause === 'freeze' || marks?.once === true);
}

export function slowLikeDownloads({ of, cause }: Measured): Measured {
  const agreeing = cause === 'freeze' ? (['tries-agree'] as const) : [];
  const because = [...agreeing, 'many-times-slower', 'controls-fine'] as const;
  return { of, state: 'slow', cause: 'throttle', confidence: 'likely', because };
}
