import { type Failure, isCutInHandshake } from '../model/failures.ts';
import type { Observation } from '../model/observation.ts';
import type { Timing } from './fetch-here.ts';

/** How soon the handshake of a failed request was cut off. Chromium gives no times of such a request. */
export function handshakeCutOf(
  { connectStart, secureConnectionStart, connectEnd }: Timing,
  failure: Failure,
): Pick<Observation, 'handshakeCut'> {
  const isTimed = connectStart > 0 && secureConnectionStart > connectStart && connectEnd >= secureConnectionStart;
  if (!isTimed || !isCutInHandshake(failure)) return {};
  const tcpMs = Math.round(secureConnectionStart - connectStart);
  return { handshakeCut: { tcpMs, tlsMs: Math.round(connectEnd - secureConnectionStart) } };
}
