import { repliesJob } from '../../offscreen/jobs.ts';
import { runJob } from '../../platform/browser/job.ts';
import type { ProbeContext, Sighting } from '../../probe/http.ts';
import { sightOfHandshake } from './handshake.ts';

/**
 * How many handshakes are made between replies.
 * @source `isCutTooSoon` wants four
 */
const handshakes = 4;

/** Replies of the address of a host, and handshakes with it between them. */
export async function repliesOf(host: string, { deadlineMs, events, signal }: ProbeContext): Promise<Sighting[]> {
  const nonces = Array.from({ length: handshakes }, () => crypto.randomUUID().slice(0, 13));
  const followed = nonces.map((nonce) => events.follow(nonce));
  const seen = await runJob(repliesJob, { host, deadlineMs, nonces }, signal);
  const sightings: Sighting[] = [];
  const left = [...followed];
  for (const one of seen ?? []) {
    const made =
      'outcome' in one
        ? { ...one, host, reused: false }
        : await sightOfHandshake(`https://${host}/`, one, one.at, left.shift());
    if (made) sightings.push(made);
  }
  for (const following of followed) following.stop();
  return sightings;
}
