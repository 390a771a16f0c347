import type { Observation, Subject, Transfer } from '../../../src/model/observation.ts';

/** A comparison site abroad. */
export const ofControl = (vendor: string): Subject => ({ kind: 'control', control: vendor, class: 'foreign', vendor });

/** The files of a messenger. */
export const ofService = (service: string): Subject => ({
  kind: 'service',
  service,
  endpoint: 'media',
  function: 'media',
});

/**
 * A transfer of this many bytes over an open connection, so that its whole time counts.
 * @param kbps the rate at which most of a download came; absent if it came all at once
 */
export function moved(
  subject: Subject,
  probe: Observation['probe'],
  bytes: number,
  tookMs: number,
  kbps?: number,
): Observation {
  const transfer: Transfer = probe.endsWith('upload')
    ? { direction: 'up', bytes, end: 'whole' }
    : { direction: 'down', bytes, end: 'enough', ...(kbps === undefined ? {} : { kbps }) };
  return {
    subject,
    probe,
    host: `${subject.kind === 'service' ? subject.service : subject.control}.example`,
    at: 0,
    tookMs,
    attempt: 1,
    phase: 'during',
    outcome: { kind: 'answered', status: 206, healthy: true },
    reused: true,
    transfer,
  };
}

/** A page of the same host on a new connection, this far away. */
export function pageFrom({ host, subject }: Observation, roundTripMs: number): Observation {
  return {
    subject,
    probe: 'https',
    host,
    at: 0,
    tookMs: 4 * roundTripMs,
    attempt: 1,
    phase: 'before',
    outcome: { kind: 'answered', status: 200, healthy: true },
    reused: false,
    stages: { dnsMs: 0, tcpMs: roundTripMs, tlsMs: roundTripMs, firstByteMs: roundTripMs },
  };
}
