import type { Observation } from '../../model/observation.ts';
import { isPassed, overallKbps } from './transfer.ts';

/**
 * First samples: a small one of every service at once, beside controls in different networks. What looks
 * wrong gets a closer sample, so a first sample alone accuses nobody.
 */
export const firstProbes = { download: 'first-download', upload: 'first-upload' } as const;

/**
 * Bytes of a first sample on a narrow line, in either direction.
 * @source filters freeze a connection after 16 to 20 KB or after 25 packets. Seventeen of these can carry the body, when
 * eight went to the handshake and the head: 24.6 kB, which a sample has to exceed
 */
export const narrowBytes = 28_672;

/** Enough came for a filter to have frozen it. */
export function isWhole(o: Observation): boolean {
  const { transfer } = o;
  if (!transfer || !isPassed(o)) return false;
  return transfer.end === 'whole' || transfer.bytes >= narrowBytes;
}

/**
 * Of a page, whose server writes it while it is sent, and which comes compressed: its pace says nothing of the line.
 */
export function isPage({ subject }: Pick<Observation, 'subject'>): boolean {
  return subject.kind === 'service' && subject.function === 'web';
}

/** Its time was over before enough had come. */
export function isTrickling({ transfer }: Pick<Observation, 'transfer'>): boolean {
  return transfer?.direction === 'down' && transfer.end === 'enough' && transfer.bytes < narrowBytes;
}

/** kbit/s. Infinite for a download that came all at once: it was not held up, whatever the device was busy with. */
export function rateOf(o: Observation): number {
  const { transfer } = o;
  if (!transfer) return Number.POSITIVE_INFINITY;
  if (transfer.direction === 'down' && !isTrickling(o)) return transfer.kbps ?? Number.POSITIVE_INFINITY;
  return overallKbps(o);
}
