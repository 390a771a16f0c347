import { isCutInHandshake, isOwnSide } from '../model/failures.ts';
import type { Observation, Subject } from '../model/observation.ts';
import { roundTripTo } from './round-trip.ts';

/** Interprets the transfers of a round: which passed, and what those of controls say about the line. */

export type TransferProbe = 'download' | 'upload';

/** Limits for reading a large object. */
export const downloadSample = {
  /**
   * Bytes of a large object that are read, requested as a range.
   * @source our choice: many times what filters let through before they freeze a connection
   */
  mostBytes: 196_608,
  /**
   * Longest time of reading a large object.
   * @source our choice: at 64 kbit/s a speed can be measured in it (`measurableBytes`)
   */
  mostMs: 3500,
  /**
   * A download that is silent for longer than this has stalled.
   * @source retransmissions double their wait from about 0.2 s (RFC 6298): four in a row were lost
   */
  stallMs: 5000,
} as const;

/**
 * Bytes of an upload.
 * @source three times what filters let through before they freeze a connection
 */
export const uploadBytes = 49_152;

/**
 * Bytes of the small upload before it, which shows whether anything can be posted.
 * @source it fits into one packet
 */
export const smallUploadBytes = 256;

/**
 * Shortest deadline of an upload.
 * @source it is enough at 50 kbit/s
 */
export const shortestUploadWaitMs = 8000;

/**
 * Its longest deadline.
 * @source our choice: a closer look has to end
 */
const longestUploadWaitMs = 15_000;

/**
 * The deadline is so many times the time of the slowest control's upload.
 * @source our choice: four times as long as makes it slow (`timesSlower`)
 */
const timesUploadOfControl = 20;

/**
 * Where the downloads of a service are not faster than this, its uploads are not expected to end in time.
 * @source three times the speed that an upload needs
 */
export const tooSlowToSendKbps = (3 * uploadBytes * 8) / shortestUploadWaitMs;

/** How long an upload may take, ms: the longest time until a control's has passed. */
export function uploadWaitMs(seen: readonly Observation[]): number {
  const { slowestMs = Number.POSITIVE_INFINITY } = controlTransfers('upload', seen);
  return Math.min(longestUploadWaitMs, Math.max(shortestUploadWaitMs, timesUploadOfControl * slowestMs));
}

/**
 * Deadline of a head or a small upload, at least.
 * @source Chromium notices after 10 s that a connection is dead, and opens another one
 */
export const slowedAnswerMs = 13_000;

/**
 * From so many bytes a speed can be measured.
 * @source one TLS record can hold 16 KiB (RFC 8446, section 5.1) and arrives as a whole
 */
const measurableBytes = 24_000;

/** The download ran out of time before enough bytes came. */
export function ranOutOfTime({ transfer }: Pick<Observation, 'transfer'>): boolean {
  return transfer?.direction === 'down' && transfer.end === 'enough' && transfer.bytes < downloadSample.mostBytes;
}

/**
 * On a line slower than this no service can be judged slow.
 * @source our choice
 */
export const slowestControlKbps = 128;

/**
 * A service is slow when it is this many times slower than the slowest control.
 * @source our choice: more than the chance of one connection
 */
export const timesSlower = 5;

/**
 * A faster transfer than this is never slow.
 * @source our choice: enough for pictures and voice messages
 */
export const slowKbps = 1000;

/**
 * The same limit where earlier checks show the usual speed and the speed has fallen.
 * @source our choice: twice `slowKbps`, since the usual speed is known
 */
export const slowAgainstUsualKbps = 2000;

/**
 * An upload that takes more round trips than this is slow not only because of distance.
 * @source a normal one of this size takes four or five
 */
export const mostRoundTrips = 12;

/** The small transfer that goes before a large one. */
export const smallProbes = { download: 'object-head', upload: 'small-upload' } as const;

/** The transfers of controls in one direction. */
export interface ControlTransfers {
  /** How many controls had a transfer that passed, and how many only such that failed. */
  readonly passed: number;
  readonly failed: number;
  /** Speed of the slowest that passed, kbit/s; absent when none passed or none could be measured. */
  readonly kbps?: number;
  /** Time of the slowest that passed, without connecting, ms. */
  readonly slowestMs?: number;
  /** Too slow to compare anything with. */
  readonly isSlow: boolean;
}

export function controlTransfers(probe: TransferProbe, seen: readonly Observation[]): ControlTransfers {
  const tries = seen.filter((o) => o.probe === probe && o.subject.kind === 'control' && !saysNothing(o));
  const passed = tries.filter(isPassed);
  const passing = controlsOf(passed);
  const speeds = passed.flatMap((o) => speedOf(o) ?? []);
  const kbps = speeds.length > 0 ? Math.min(...speeds) : undefined;
  return {
    passed: passing.size,
    failed: [...controlsOf(tries)].filter((control) => !passing.has(control)).length,
    ...(kbps === undefined ? {} : { kbps }),
    ...(passed.length > 0 ? { slowestMs: Math.max(...passed.map(bodyMs)) } : {}),
    isSlow: kbps !== undefined && kbps < slowestControlKbps,
  };
}

function controlsOf(transfers: readonly Observation[]): ReadonlySet<string> {
  return new Set(transfers.flatMap(({ subject }) => (subject.kind === 'control' ? [subject.control] : [])));
}

/**
 * Most controls failed, so it is the connection. Controls stand in unlike networks: one that fails beside others that
 * pass shows something of its own network alone.
 */
export function mostFail({ passed, failed }: ControlTransfers): boolean {
  return failed > passed;
}

/** Time of a transfer without connecting, ms. */
export function bodyMs({ tookMs, stages }: Observation): number {
  return Math.max(1, stages ? tookMs - stages.dnsMs - stages.tcpMs - stages.tlsMs : tookMs);
}

/** The same without the time that the server itself takes to answer something small. */
export function sendingMs(o: Observation, seen: readonly Observation[]): number {
  const small = o.transfer?.direction === 'up' ? smallTransfers(o.subject, 'upload', seen).filter(isPassed) : [];
  const answerMs = small.length > 0 ? Math.min(...small.map(bodyMs)) : 0;
  return Math.max(1, bodyMs(o) - answerMs);
}

/**
 * Speed of a transfer that passed, kbit/s. Uploads, and downloads too short to measure a speed, are taken over their
 * whole time.
 */
export function speedOf(o: Observation): number | undefined {
  const { transfer } = o;
  if (transfer?.direction === 'down' && (transfer.kbps !== undefined || cameAtOnce(o) || !ranOutOfTime(o)))
    return transfer.kbps;
  return transfer && Math.round((transfer.bytes * 8) / bodyMs(o));
}

/** Enough bytes of a download came to measure a speed, but within no time that could be measured. */
export function cameAtOnce({ transfer }: Observation): boolean {
  return transfer?.direction === 'down' && transfer.kbps === undefined && transfer.bytes >= measurableBytes;
}

/** The same, or a lower bound for a body that came all at once: its bytes over the whole time. */
export function speedAtLeast(o: Observation): number {
  return speedOf(o) ?? Math.round(((o.transfer?.bytes ?? 0) * 8) / bodyMs(o));
}

/** The tries of one transfer, oldest first. */
export function transfersOf(
  subject: Subject,
  probe: Observation['probe'],
  seen: readonly Observation[],
): Observation[] {
  return seen.filter((o) => o.probe === probe && isSame(o.subject, subject));
}

/** The small transfers before a large one, oldest first. */
export function smallTransfers(subject: Subject, probe: TransferProbe, seen: readonly Observation[]): Observation[] {
  return seen.filter((o) => o.probe === smallProbes[probe] && isSame(o.subject, subject));
}

/** Whether the small transfer before a large one passed; undefined while it was not tried. */
export function smallResult(
  subject: Subject,
  probe: TransferProbe,
  seen: readonly Observation[],
): 'passed' | 'failed' | 'not-made' | undefined {
  // Of several objects the last one requested is the one that is read.
  const small = smallTransfers(subject, probe, seen).at(-1);
  if (!small) return undefined;
  const { outcome } = small;
  if (outcome.kind === 'failed') return isOwnSide(outcome.failure) ? 'not-made' : 'failed';
  // A missing object shows nothing.
  const isThere = probe === 'upload' || (outcome.kind === 'answered' && outcome.status < 400);
  return outcome.kind !== 'skipped' && isThere ? 'passed' : 'not-made';
}

/** How many requested objects of an endpoint no longer exist. */
export function goneObjects(subject: Subject, seen: readonly Observation[]): number {
  const requests = [...transfersOf(subject, 'first-download', seen), ...smallTransfers(subject, 'download', seen)];
  return requests.filter(isGone).length;
}

export function isGone({ outcome }: Observation): boolean {
  return outcome.kind === 'answered' && outcome.status >= 400;
}

function isSame(a: Subject, b: Subject): boolean {
  if (a.kind === 'control') return b.kind === 'control' && a.control === b.control;
  return b.kind === 'service' && a.service === b.service && a.function === b.function && a.endpoint === b.endpoint;
}

/** The connection of a download was cut off before anything came. Uploads are cut by servers that do not want them. */
export function wasConnectionCut({ probe, outcome }: Observation): boolean {
  if (probe !== 'download' && probe !== 'first-download' && probe !== 'object-head') return false;
  return outcome.kind === 'failed' && isCutInHandshake(outcome.failure);
}

/** The transfer moved as many bytes as it should. */
export function isPassed({ transfer }: Observation): boolean {
  return transfer !== undefined && (transfer.end === 'whole' || transfer.end === 'enough');
}

/**
 * The transfer says nothing about the service: it was not made, this device failed, or something other than the object
 * came back.
 */
export function saysNothing({ outcome, transfer }: Observation): boolean {
  // A failure without a name comes from a redirect to a host without access.
  if (outcome.kind === 'failed') return isOwnSide(outcome.failure) || outcome.failure === 'unknown_failure';
  return transfer === undefined;
}

/** The transfer may lead to "slow" or "blocked", so it is repeated. */
export function isSuspicious(o: Observation, controls: ControlTransfers, seen: readonly Observation[]): boolean {
  if (saysNothing(o)) return false;
  return !isPassed(o) || isSlower(o, controls, slowAgainstUsualKbps, seen);
}

/** Many times slower than the slowest control of the same minutes, and slower than `belowKbps`. */
export function isSlower(
  o: Observation,
  controls: ControlTransfers,
  belowKbps: number,
  seen: readonly Observation[],
): boolean {
  const kbps = speedOf(o);
  if (kbps === undefined || controls.kbps === undefined || controls.isSlow || kbps >= belowKbps) return false;
  if (o.transfer?.direction === 'down') return kbps * timesSlower < controls.kbps;
  // An upload is all slow start, so a distant host takes longer by itself.
  const roundTripMs = roundTripTo(o.host, seen) ?? Number.POSITIVE_INFINITY;
  const ms = sendingMs(o, seen);
  return ms > timesSlower * (controls.slowestMs ?? ms) && ms > mostRoundTrips * roundTripMs;
}
