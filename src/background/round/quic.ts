import { holdsQuicBack } from '../../measure/network/quic.ts';
import { openSessionJob } from '../../offscreen/jobs.ts';
import { runJob } from '../../platform/browser/job.ts';
import type { ProbeContext, Sighting } from '../../probe/http.ts';
import { probeQuic } from '../../probe/quic.ts';
import type { DnsAndTcp } from './dns-and-tcp.ts';

/**
 * Does QUIC reach a host that offers it? The browser tries only one address, IPv6 first, without the fallback to IPv4
 * that pages have. So silence counts only if the name has IPv4 addresses alone.
 */
export async function lookForQuic(host: string, below: DnsAndTcp, context: ProbeContext): Promise<Sighting> {
  const sighting = await probeQuic(host, context, (url, signal) => runJob(openSessionJob, { url }, signal));
  if (!holdsQuicBack(sighting)) return sighting;
  const addresses = await below.lookUp(host, context.deadlineMs);
  const isSure = Array.isArray(addresses) && addresses.length > 0 && !addresses.some((one) => one.includes(':'));
  return isSure ? sighting : { ...sighting, outcome: { kind: 'failed', failure: 'unknown_failure' } };
}
