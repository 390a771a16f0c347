/**
 * How long bytes take from the first to the last, ms: a sender sends ten segments, waits for their acknowledgement, and
 * then twice as many each time (RFC 6928), until the line is full.
 */
export function slowStartMs(bytes: number, kbps: number, roundTripMs: number): number {
  let ms = 0;
  let sent = 0;
  for (let window = 14_600; sent < bytes; window *= 2) {
    const part = Math.min(window, bytes - sent);
    const partMs = (8 * part) / kbps;
    sent += part;
    ms += sent < bytes ? Math.max(partMs, roundTripMs) : partMs;
  }
  return ms;
}
