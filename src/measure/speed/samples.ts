import type { Observation } from '../../model/observation.ts';
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
  const moved = check.seen.filter(({ transfer }) => transfer?.end === 'whole' || transfer?.end === 'enough');
  const spans = moved.map((o) => ({ o, ...spanOf(o) }));
  return spans.flatMap(({ o, from, until }): SampleSeen[] => {
    const { transfer } = o;
    if (!transfer || transfer.bytes < fewestBytes) return [];
    const beside = spans.filter((other) => other.o !== o && other.o.transfer?.direction === transfer.direction);
    const besideBytes = beside.reduce((sum, other) => sum + bytesBetween(other, from, until), 0);
    const ms = Math.max(1, until - from);
    const isUpload = transfer.direction === 'up';
    return [{ of: o, bytes: transfer.bytes, ms, roundTripMs: roundTripTo(o.host, check), besideBytes, isUpload }];
  });
});

interface Span {
  readonly o: Observation;
  readonly from: number;
  readonly until: number;
}

/** From the first byte of the answer to its last; of an upload, from the request to the answer. Epoch ms. */
function spanOf({ at, tookMs, stages, transfer }: Observation): Pick<Span, 'from' | 'until'> {
  const connected = stages ? stages.dnsMs + stages.tcpMs + stages.tlsMs : 0;
  const waited = transfer?.direction === 'down' ? (stages?.firstByteMs ?? 0) : 0;
  return { from: at + connected + waited, until: at + tookMs };
}

/** As if it came at a constant rate. */
function bytesBetween({ o, from, until }: Span, since: number, to: number): number {
  const together = Math.min(until, to) - Math.max(from, since);
  return together > 0 ? ((o.transfer?.bytes ?? 0) * together) / Math.max(1, until - from) : 0;
}

/** The quickest connection to a host, or the median of all, ms. */
function roundTripTo(host: string, check: Check): number {
  const own = check.at(host).flatMap(connectionMs);
  return own.length > 0 ? Math.min(...own) : (median(check.seen.flatMap(connectionMs)) ?? usualRoundTripMs);
}

function connectionMs({ stages, reused }: Observation): number[] {
  return stages && !reused && stages.tcpMs > 0 ? [stages.tcpMs] : [];
}
