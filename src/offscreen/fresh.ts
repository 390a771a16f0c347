import { communityRunners } from '../community/offscreen/entry.ts';
import { type JobRunner, runnerOf } from '../platform/browser/job.ts';
import { runJobsOfBackground } from '../platform/browser/offscreen-page.ts';
import { makeHandshake } from '../probe/handshake.ts';
import { repliesAndHandshakes } from '../probe/own-address-reply.ts';
import { opensSession } from '../probe/quic.ts';
import { connectTcp, lookUpName } from '../probe/webrtc-instruments.ts';
import { channelRunners } from './channel-runners.ts';
import { fetchRunner } from './fetch-runner.ts';
import { fetchWithin } from './fetch-within.ts';
import { handshakeRunner } from './handshake-runner.ts';
import { connectJob, lookUpJob, openSessionJob, repliesJob } from './jobs.ts';

/**
 * The jobs of the frame without credentials. Its requests use its own connections and DNS cache, and resume no TLS
 * session from before this page was created, by which a server could link two checks to the same browser.
 */
const freshRunners: readonly JobRunner[] = [
  ...channelRunners,
  ...communityRunners,
  fetchRunner,
  handshakeRunner,
  runnerOf(repliesJob, (asked, signal = new AbortController().signal) =>
    repliesAndHandshakes(asked, { lookUp: lookUpName, handshake: makeHandshake, ask: fetchWithin }, signal),
  ),
  runnerOf(openSessionJob, ({ url }, signal) => opensSession(url, signal)),
  runnerOf(lookUpJob, ({ host, deadlineMs }, signal) => lookUpName(host, deadlineMs, signal)),
  runnerOf(connectJob, ({ host, port, deadlineMs }, signal) => connectTcp(host, port, deadlineMs, signal)),
];

runJobsOfBackground(freshRunners);
