import type { Observation, Transfer } from '../../model/observation.ts';
import { type Check, derived } from '../check/check.ts';
import { median } from '../check/median.ts';
import type { SpeedSample } from './sample.ts';

/** A sample with what it is of. */
export interface SampleSeen extends SpeedSample {
  readonly of: Observation;
}

/** Where no connection shows how far anything is, ms. @source our choice: across a continent */
const usualRoundTripMs = 50;

/**
 * A shorter body shows how long its server takes.
 * @source what a server sends before it waits (RFC 6928)
 */
const fewestBytes = 14_600;

/** The transfers of a check that show how fast its path is: those that came to their end, or to the end of their time. */
export const speedSamples = derived((check) => {
  const moved = check.seen.flatMap(movedIn);
  return moved.flatMap((one): SampleSeen[] => {
    const { of, transfer, askedAt, from, until } = one;
    if (transfer.bytes < fewestBytes) return [];
    const isUpload = transfer.direction === 'up';
    const beside = moved.filter((other) => other !== one && other.transfer.direction === transfer.direction);
    const besideBytes = beside.reduce((sum, other) => sum + bytesAt(until, other) - bytesAt(from, other), 0);
    return [
      {
        of,
        bytes: transfer.bytes,
        ms: Math.max(1, until - from),
        roundTripMs: roundTripTo(of.host, check),
        besideBytes: Math.round(besideBytes),
        isUpload,
        ...transportOf(of),
        ...(isUpload ? {} : { firstByteMs: from - askedAt }),
        ...(transfer.points ? { points: transfer.points } : {}),
      },
    ];
  });
});

/** A transfer with its times, epoch ms. */
interface Moved {
  readonly of: Observation;
  readonly transfer: Transfer;
  /** When it was connected. */
  readonly askedAt: number;
  /** The first byte of the answer; of an upload, of the request. */
  readonly from: number;
  /** The last byte of the answer; of an upload, the answer. */
  readonly until: number;
}

function movedIn(of: Observation): Moved[] {
  const { at, tookMs, stages, transfer } = of;
  if (transfer?.end !== 'whole' && transfer?.end !== 'enough') return [];
  const askedAt = at + (stages ? stages.dnsMs + stages.tcpMs + stages.tlsMs : 0);
  const headAt = transfer.headMs === undefined ? askedAt + (stages?.firstByteMs ?? 0) : at + transfer.headMs;
  return [{ of, transfer, askedAt, from: transfer.direction === 'up' ? askedAt : headAt, until: at + tookMs }];
}

/** What had come of a transfer by then, as if it came evenly between the points that are known of it. */
function bytesAt(when: number, { transfer, from, until }: Moved): number {
  const points = transfer.points ?? [[transfer.bytes, until - from]];
  let [bytes, ms] = [0, 0];
  for (const [nextBytes, nextMs] of points) {
    const share = (when - from - ms) / Math.max(1, nextMs - ms);
    if (share < 1) return bytes + Math.max(0, share) * (nextBytes - bytes);
    [bytes, ms] = [nextBytes, nextMs];
  }
  return bytes;
}

function transportOf({ protocol }: Observation): Pick<SpeedSample, 'transport'> {
  return protocol === undefined ? {} : { transport: protocol.startsWith('h3') ? 'quic' : 'tcp' };
}

/** The quickest connection to a host, or the median of all, ms. */
function roundTripTo(host: string, check: Check): number {
  const own = check.at(host).flatMap(connectionMs);
  return own.length > 0 ? Math.min(...own) : (median(check.seen.flatMap(connectionMs)) ?? usualRoundTripMs);
}

function connectionMs({ stages, reused }: Observation): number[] {
  return stages && !reused && stages.tcpMs > 0 ? [stages.tcpMs] : [];
}
