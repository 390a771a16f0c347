import { isOwnSide } from '../model/failures.ts';
import type { Observation, Subject } from '../model/observation.ts';

/** Reading the transfers of a round: which went well, and what the controls' own say of the line. */

export type TransferProbe = 'download' | 'upload';

/** How much of a large object is read, and for how long at most. */
export const downloadSample = {
  /**
   * So much of a large object is read, asked for as a range.
   * @source our choice: many times what filters let through before they cut a connection short
   */
  mostBytes: 196_608,
  /**
   * And for so long.
   * @source our choice: a full check makes one transfer after the other, and has to end
   */
  mostMs: 6000,
  /**
   * A silence longer than this means that nothing more will come.
   * @source retransmissions double their wait from about 0.2 s (RFC 6298): four in a row were lost
   */
  stallMs: 5000,
} as const;

/**
 * So much is posted.
 * @source more than three times what filters let through before they cut a connection short
 */
export const uploadBytes = 65_536;

/**
 * And so much before it, to see whether anything can be posted.
 * @source it fits into one packet
 */
export const smallUploadBytes = 256;

/**
 * Time that an upload has: what comes later was cut short, what takes this long is slow.
 * @source it is enough at 40 kbit/s
 */
export const uploadMs = 15_000;

/**
 * A head or a small answer may take at least this.
 * @source Chromium finds out after 10 s that a connection is dead, and opens another one
 */
export const slowedAnswerMs = 13_000;

/** It came so slowly that its time was over before enough of it had come. */
export function wasDrip({ transfer }: Pick<Observation, 'transfer'>): boolean {
  return transfer?.direction === 'down' && transfer.end === 'enough' && transfer.bytes < downloadSample.mostBytes;
}

/**
 * A line slower than this cannot show that one service is slower than it.
 * @source our choice
 */
export const slowestScaleKbps = 128;

/**
 * So many times slower than the slowest control is slow.
 * @source our choice: more than the luck of one connection
 */
export const timesSlower = 5;

/**
 * Whatever is faster than this is not slow.
 * @source our choice: pictures and voice messages come through at it
 */
export const slowKbps = 1000;

/**
 * Where earlier checks show what is usual here, a fall to less than this may be called slow too.
 * @source our choice: twice `slowKbps`, since what is usual is known
 */
export const slowAgainstUsualKbps = 2000;

/**
 * An upload that takes more round trips than this is not merely far away.
 * @source a sound one of this size takes four or five
 */
export const mostRoundTrips = 12;

/** The small thing of the same kind that goes before a large one. */
export const smallProbes = { download: 'object-head', upload: 'small-upload' } as const;

/** What the controls' own transfers in one direction came to. */
export interface Scale {
  readonly passed: number;
  readonly failed: number;
  /** Of the slowest that passed, kbit/s; absent where none did, or where it cannot be told. */
  readonly kbps?: number;
  /** Time of the slowest that passed, without that of the connection, ms. */
  readonly slowestMs?: number;
  /** Too slow for anything to be compared with. */
  readonly isSlow: boolean;
}

export function scaleOf(probe: TransferProbe, seen: readonly Observation[]): Scale {
  const tries = seen.filter((o) => o.probe === probe && o.subject.kind === 'control' && !isNoTry(o));
  const passed = tries.filter(isPassed);
  const speeds = passed.flatMap((o) => speedOf(o) ?? []);
  const kbps = speeds.length > 0 ? Math.min(...speeds) : undefined;
  return {
    passed: passed.length,
    failed: tries.length - passed.length,
    ...(kbps === undefined ? {} : { kbps }),
    ...(passed.length > 0 ? { slowestMs: Math.max(...passed.map(bodyMs)) } : {}),
    isSlow: kbps !== undefined && kbps < slowestScaleKbps,
  };
}

/** Time of a transfer without that of its connection, ms. */
function bodyMs({ tookMs, stages }: Observation): number {
  return Math.max(1, stages ? tookMs - stages.dnsMs - stages.tcpMs - stages.tlsMs : tookMs);
}

/**
 * kbit/s of a transfer that passed. All the time of an upload is the transfer's, and so is that of a download of which so
 * little came in its time that its speed was not measured.
 */
export function speedOf(o: Observation): number | undefined {
  if (o.transfer?.direction === 'down' && (o.transfer.kbps !== undefined || !wasDrip(o))) return o.transfer.kbps;
  return o.transfer && Math.round((o.transfer.bytes * 8) / bodyMs(o));
}

/** The tries of one transfer, oldest first. */
export function transfersOf(subject: Subject, probe: TransferProbe, seen: readonly Observation[]): Observation[] {
  return seen.filter((o) => o.probe === probe && isSame(o.subject, subject));
}

/** The small things that went before a large one, oldest first. */
export function smallsOf(subject: Subject, probe: TransferProbe, seen: readonly Observation[]): Observation[] {
  return seen.filter((o) => o.probe === smallProbes[probe] && isSame(o.subject, subject));
}

/** Whether the small thing that goes before a large one passed; undefined while it was not tried. */
export function smallOf(
  subject: Subject,
  probe: TransferProbe,
  seen: readonly Observation[],
): 'passed' | 'failed' | 'not-made' | undefined {
  // Of several objects the last that was asked for is the one that is read.
  const small = smallsOf(subject, probe, seen).at(-1);
  if (!small) return undefined;
  const { outcome } = small;
  if (outcome.kind === 'failed') return isOwnSide(outcome.failure) ? 'not-made' : 'failed';
  // An object that is not there any more shows nothing.
  const isThere = probe === 'upload' || (outcome.kind === 'answered' && outcome.status < 400);
  return outcome.kind !== 'skipped' && isThere ? 'passed' : 'not-made';
}

/** How many objects of an endpoint were asked for and are not there any more. */
export function goneObjects(subject: Subject, seen: readonly Observation[]): number {
  const gone = ({ outcome }: Observation) => outcome.kind === 'answered' && outcome.status >= 400;
  return smallsOf(subject, 'download', seen).filter(gone).length;
}

function isSame(a: Subject, b: Subject): boolean {
  if (a.kind === 'control') return b.kind === 'control' && a.control === b.control;
  return b.kind === 'service' && a.service === b.service && a.function === b.function && a.endpoint === b.endpoint;
}

/** As much came, or went, as was wanted. */
export function isPassed({ transfer }: Observation): boolean {
  return transfer !== undefined && (transfer.end === 'whole' || transfer.end === 'enough');
}

/** Says nothing of the service: it was not tried, this side failed, or something else than the object came back. */
export function isNoTry({ outcome, transfer }: Observation): boolean {
  // A failure that the browser does not name comes from a redirect to where we have no access.
  if (outcome.kind === 'failed') return isOwnSide(outcome.failure) || outcome.failure === 'unknown_failure';
  return transfer === undefined;
}

/** Something that may become "slow" or "blocked", and so is tried again. */
export function isSuspicious(o: Observation, scale: Scale, seen: readonly Observation[]): boolean {
  if (isNoTry(o)) return false;
  return !isPassed(o) || isSlower(o, scale, slowAgainstUsualKbps, seen);
}

/** Many times slower than the slowest control of the same minutes, and slow in itself. */
export function isSlower(o: Observation, scale: Scale, belowKbps: number, seen: readonly Observation[]): boolean {
  const kbps = speedOf(o);
  if (kbps === undefined || scale.kbps === undefined || scale.isSlow || kbps >= belowKbps) return false;
  if (o.transfer?.direction === 'down') return kbps * timesSlower < scale.kbps;
  // All of an upload is slow start, so a host that is far away takes longer by itself.
  const roundTripMs = Math.min(...seen.flatMap((other) => (other.host === o.host ? roundTripOf(other) : [])));
  const ms = bodyMs(o);
  return ms > timesSlower * (scale.slowestMs ?? ms) && ms > mostRoundTrips * roundTripMs;
}

function roundTripOf({ stages, reused }: Observation): number[] {
  return stages && !reused && stages.tcpMs > 0 ? [stages.tcpMs] : [];
}
