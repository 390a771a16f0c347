import { isCutInHandshake, isLocalFailure, type Meaning, meaningOf } from '../../model/failures.ts';
import type { Observation, Subject } from '../../model/observation.ts';
import type { Service } from '../../model/service.ts';
import type { Check } from '../check/check.ts';
import { subjectOf, transferEndpoint } from './transfer-endpoint.ts';

/** What one transfer shows by itself. */
export type TransferProbe = 'download' | 'upload';

/** Probes that read a large object. */
export const downloadProbes: ReadonlySet<Observation['probe']> = new Set<Observation['probe']>([
  'first-download',
  'short-download',
  'download',
]);

/** Limits for reading a large object. */
export const downloadSample = {
  /**
   * Bytes of a large object that are read, requested as a range.
   * @source what slow start takes (`slowStartBytes`) and three quarters of it again, and more than most limits of a rate
   * let through at once
   */
  maxBytes: 114_688,
  /**
   * Longest time of reading a large object.
   * @source our choice: at 64 kbit/s a speed can be measured in it (`measurableBytes`)
   */
  maxMs: 3500,
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

/** The transfer moved as many bytes as it should. */
export function isPassed({ transfer }: Observation): boolean {
  return transfer !== undefined && (transfer.end === 'whole' || transfer.end === 'enough');
}

/**
 * The transfer says nothing about its host: it was not made, this device failed, or something other than the object
 * came back.
 */
export function saysNothing({ outcome, transfer }: Observation): boolean {
  // A failure without a name comes from a redirect to a host without access.
  if (outcome.kind === 'failed') return isLocalFailure(outcome.failure) || outcome.failure === 'unknown_failure';
  return transfer === undefined;
}

const byAmount: ReadonlySet<Meaning['shows']> = new Set(['silence', 'cut']);

/** Does it show what becomes of large things? A name that is not found, a refusal and an alert do not. */
export function dependsOnSize(o: Observation): boolean {
  const { outcome } = o;
  return !saysNothing(o) && (outcome.kind !== 'failed' || byAmount.has(meaningOf(outcome.failure).shows));
}

export function isGone({ outcome }: Observation): boolean {
  return outcome.kind === 'answered' && outcome.status >= 400;
}

/** The connection of a download was cut off before anything came. Uploads are cut by servers that do not want them. */
export function wasConnectionCut({ probe, outcome }: Observation): boolean {
  if (!downloadProbes.has(probe) && probe !== 'object-head') return false;
  return outcome.kind === 'failed' && isCutInHandshake(outcome.failure);
}

/** The download ran out of time before enough bytes came. */
export function ranOutOfTime({ transfer }: Pick<Observation, 'transfer'>): boolean {
  return transfer?.direction === 'down' && transfer.end === 'enough' && transfer.bytes < downloadSample.maxBytes;
}

/** A closer download of more than the usual bytes. */
export function isLongSample({ probe, transfer }: Observation): boolean {
  return probe === 'download' && (transfer?.bytes ?? 0) > downloadSample.maxBytes;
}

/** Time of a transfer without connecting, ms. */
export function bodyMs({ tookMs, stages }: Observation): number {
  return Math.max(1, stages ? tookMs - stages.dnsMs - stages.tcpMs - stages.tlsMs : tookMs);
}

/**
 * Speed of a transfer that passed, kbit/s. Uploads, and downloads too short to measure a speed, are taken over their
 * whole time.
 */
export function speedOf(o: Observation): number | undefined {
  const { transfer } = o;
  if (transfer?.direction === 'down' && (transfer.kbps !== undefined || cameAtOnce(o) || !ranOutOfTime(o)))
    return transfer.kbps;
  return transfer && overallKbps(o);
}

/** The bytes of a transfer over its whole time without connecting, kbit/s. */
export function overallKbps(o: Observation): number {
  return Math.round(((o.transfer?.bytes ?? 0) * 8) / bodyMs(o));
}

/**
 * A speed can be measured from this many bytes.
 * @source one TLS record can hold 16 KiB (RFC 8446, section 5.1) and arrives as a whole
 */
const measurableBytes = 24_000;

/** Enough bytes of a download came to measure a speed, but within no time that could be measured. */
export function cameAtOnce({ transfer }: Observation): boolean {
  return transfer?.direction === 'down' && transfer.kbps === undefined && transfer.bytes >= measurableBytes;
}

/** All of a download is too little to measure a speed: it shows how long its server takes, whatever was asked for. */
export function isTooShort({ transfer }: Observation): boolean {
  return transfer?.direction === 'down' && transfer.end === 'whole' && transfer.bytes < measurableBytes;
}

/** The same, or a lower bound for a body that came all at once: its bytes over the whole time. */
export function speedAtLeast(o: Observation): number {
  return speedOf(o) ?? overallKbps(o);
}

/** Speed of the slowest of these, kbit/s, by those that could be measured; where none could, at least this. */
export function slowestKbps(transfers: readonly Observation[]): number | undefined {
  const measured = transfers.flatMap((o) => speedOf(o) ?? []);
  const speeds = measured.length > 0 ? measured : transfers.map(overallKbps);
  return speeds.length > 0 ? Math.min(...speeds) : undefined;
}

/** The tries of one transfer, oldest first. */
export function transfersOf(subject: Subject, probe: Observation['probe'], check: Check): Observation[] {
  return check.by(probe).filter((o) => isSame(o.subject, subject));
}

/** First samples and closer ones. */
export function downloadsOf(subject: Subject, check: Check): Observation[] {
  return [...transfersOf(subject, 'first-download', check), ...transfersOf(subject, 'download', check)];
}

/** The downloads of its files, oldest first, whether known ones or of its page. */
export function filesOf(service: Service, check: Check): Observation[] {
  const endpoint = transferEndpoint(service, 'media');
  return endpoint ? downloadsOf(subjectOf(service, endpoint, 'media'), check) : [];
}

export function isSame(a: Subject, b: Subject): boolean {
  if (a.kind === 'control') return b.kind === 'control' && a.control === b.control;
  return b.kind === 'service' && a.service === b.service && a.function === b.function && a.endpoint === b.endpoint;
}
