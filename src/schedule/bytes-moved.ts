import type { Check } from '../measure/check/check.ts';
import { isPage } from '../measure/transfers/sample.ts';
import type { Observation } from '../model/observation.ts';

/**
 * Browsers do not report how many bytes a connection takes. Both numbers were measured on the wire: TCP, TLS 1.3 with a
 * typical certificate chain, DNS and the headers of one request.
 */
const newConnectionBytes = 5300;
const openConnectionBytes = 900;
/** A failed attempt, including the browser's own retries. */
const failedBytes = 2500;
/** The overhead of TCP, TLS and HTTP/2 on a body, as a factor. */
const wrapping = 1.06;
/**
 * The share of a page's bytes that is sent: browsers report them after decompression.
 * @source HTML compresses to about a quarter, short pages to a little more
 */
const packedShare = 0.27;

/** Bytes that one observation moved in both directions. The sum of a round is within a fifth of what the wire shows. */
export function bytesOf({ subject, outcome, probe, reused, transfer }: Observation): number {
  if (outcome.kind === 'skipped') return 0;
  const sent = (transfer?.bytes ?? 0) * (isPage({ subject }) ? packedShare : 1);
  const body = Math.round(sent * wrapping);
  if (outcome.kind === 'failed') return body + failedBytes;
  return body + (reused || probe === 'http' ? openConnectionBytes : newConnectionBytes);
}

/** What a check transferred bytes for. */
type Purpose = 'reach' | 'calls' | 'speed';

const purposes: Readonly<Partial<Record<Observation['probe'], Purpose>>> = {
  stun: 'calls',
  turn: 'calls',
  'first-download': 'speed',
  'first-upload': 'speed',
  'short-download': 'speed',
  'object-head': 'speed',
  'small-upload': 'speed',
  download: 'speed',
  upload: 'speed',
};

/** Bytes that observations moved in both directions, by purpose. */
export function bytesByPurpose(check: Check): Readonly<Record<Purpose, number>> {
  const bytes = { reach: 0, calls: 0, speed: 0 };
  for (const o of check.seen) bytes[purposes[o.probe] ?? 'reach'] += bytesOf(o);
  return bytes;
}
