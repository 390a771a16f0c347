import type { Observation, ProbeKind, Transfer } from '../../model/observation.ts';
import { type Check, derived } from '../check/check.ts';
import { median } from '../check/median.ts';
import { firstWindowBytes } from './path.ts';
import { bytesBeside, recordBytes, type SpeedSample } from './sample.ts';

/** A sample with what it is of. */
export interface SampleSeen extends SpeedSample {
  readonly of: Observation;
}

/** What an upload was to send, bytes: of one that was not finished browsers do not show what was sent. */
const uploadBytes: Readonly<Partial<Record<ProbeKind, number>>> = {
  'first-upload': 28_672,
  /**
   * Bytes of the second upload.
   * @source what a check sends
   */
  upload: 49_152,
};

/**
 * The transfers of a check that show how fast its path is, or that it holds something back. A page is written by its
 * server while it is sent, a server may cut an upload that it does not want, and what is short shows only the server.
 */
export const speedSamples = derived((check) => {
  const all = check.seen.flatMap(movedIn);
  return all.flatMap((one): SampleSeen[] => {
    const { of, transfer, askedAt, from, until } = one;
    const moved = movedBy(of.probe, transfer);
    const isUpload = transfer.direction === 'up';
    // Where no connection was seen, no host is farther than its first byte took.
    const roundTripMs = roundTripTo(of.host, check) ?? (isUpload ? undefined : Math.max(1, from - askedAt));
    if (!moved || roundTripMs === undefined) return [];
    const beside = all.filter((other) => other !== one && other.transfer.direction === transfer.direction);
    const besideBytes = beside.map((other): [number, number] => [
      Math.round(bytesAt(until, other) - bytesAt(from, other)),
      other.transfer.bytes,
    ]);
    return [
      {
        of,
        ms: Math.max(1, until - from),
        roundTripMs,
        besideBytes: bytesBeside(besideBytes),
        isUpload,
        ...moved,
        ...transportOf(of),
        ...(isUpload ? { serverMs: serverMsOf(one, roundTripMs, all) } : { firstByteMs: from - askedAt }),
        ...(transfer.points ? { points: transfer.points } : {}),
      },
    ];
  });
});

/** What a transfer moved, or did not; undefined where that says nothing of its path. */
function movedBy(probe: ProbeKind, transfer: Transfer): (Pick<SampleSeen, 'bytes'> & Partial<SampleSeen>) | undefined {
  const { direction, bytes, end } = transfer;
  if (end === 'whole') return bytes < firstWindowBytes ? undefined : { bytes };
  if (direction === 'up') {
    const asked = uploadBytes[probe];
    return end === 'cut' || asked === undefined ? undefined : { bytes: asked, isUnfinished: true };
  }
  if (end === 'enough')
    return bytes < firstWindowBytes ? { bytes: bytes + recordBytes, isUnfinished: true } : { bytes };
  const never = end === 'cut' ? { ms: Number.POSITIVE_INFINITY } : {};
  return { ...never, bytes: bytes + recordBytes, isUnfinished: true, stoppedAfterBytes: bytes };
}

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
  if (!transfer || isPage(of)) return [];
  const askedAt = at + (stages ? stages.dnsMs + stages.tcpMs + stages.tlsMs : 0);
  const headAt = transfer.headMs === undefined ? askedAt + (stages?.firstByteMs ?? 0) : at + transfer.headMs;
  return [{ of, transfer, askedAt, from: transfer.direction === 'up' ? askedAt : headAt, until: at + tookMs }];
}

/** What the server of an upload takes itself, by the quickest answer to something small, ms. */
function serverMsOf({ of }: Moved, roundTripMs: number, all: readonly Moved[]): number {
  const small = all.filter((other) => other.of.host === of.host && other.of.probe === 'small-upload');
  const took = small.flatMap(({ transfer, from, until }) => (transfer.end === 'whole' ? until - from : []));
  return took.length === 0 ? 0 : Math.max(0, Math.min(...took) - roundTripMs);
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

/** The quickest answer of a host, or the median of all connections, ms; undefined where none was seen. */
function roundTripTo(host: string, check: Check): number | undefined {
  const own = check.at(host).flatMap(answersMs);
  return own.length > 0 ? Math.min(...own) : median(check.seen.flatMap(connectionMs));
}

/** What takes a round trip or more. Connecting alone may have waited behind something else of the same service. */
function answersMs(o: Observation): number[] {
  const { tlsMs = 0, firstByteMs = 0 } = o.stages ?? {};
  const connecting = connectionMs(o);
  return [...connecting, ...(connecting.length > 0 ? [tlsMs] : []), firstByteMs].filter((ms) => ms > 0);
}

/** Over QUIC a browser that was there before sends its request at once, so that connecting takes no time. */
function connectionMs({ stages, reused, protocol }: Observation): number[] {
  return stages && !reused && stages.tcpMs > 0 && !protocol?.startsWith('h3') ? [stages.tcpMs] : [];
}

function isPage({ subject }: Observation): boolean {
  return subject.kind === 'service' && subject.function === 'web';
}
