/** What a sender lets out before the first acknowledgement. @source RFC 6928: ten segments of 1,460 bytes */
const firstWindowBytes = 14_600;

/**
 * Each step comes closer to the rate, from below.
 * @source our choice: after four it is within a fifth of it, where slow start takes less than half of the time
 */
const steps = 4;

/**
 * The rate of a line on which so many bytes took so long, kbit/s, if slow start began with them. Until a window is as
 * large as what the line carries in a round trip, nothing comes while the sender waits for an acknowledgement (RFC 5681).
 * @param ms without the round trips before the first byte
 */
export function fullRateKbps(bytes: number, ms: number, roundTripMs: number): number {
  const bits = 8 * bytes;
  let kbps = bits / ms;
  for (let step = 0; step < steps; step += 1) {
    kbps = bits / Math.max(1, ms - waitingMs(bytes, kbps, roundTripMs));
  }
  return kbps;
}

function waitingMs(bytes: number, kbps: number, roundTripMs: number): number {
  let waited = 0;
  let sent = 0;
  for (let window = firstWindowBytes; sent + window < bytes; window *= 2) {
    waited += Math.max(0, roundTripMs - (8 * window) / kbps);
    sent += window;
  }
  return waited;
}
