import { communityRunners } from '../community/offscreen/plug.ts';
import { type ErrandRunner, runnerOf } from '../platform/browser/errand.ts';
import { fetchHere } from '../probe/fetch-here.ts';
import { connectTcp, lookUpName } from '../probe/webrtc-instruments.ts';
import { channelRunners } from './channel-runners.ts';
import { connectErrand, fetchErrand, lookUpErrand } from './errands.ts';
import { handshakeRunner } from './handshake-runner.ts';

/**
 * The errands of the frame without credentials: whatever it asks for goes over connections and by names of its own, and takes up
 * no session of encryption from before this page was made, by which a server could tell that both are of the same browser.
 */
export const freshRunners: readonly ErrandRunner[] = [
  ...channelRunners,
  ...communityRunners,
  runnerOf(fetchErrand, (wire) => fetchHere(wire, new AbortController().signal)),
  handshakeRunner,
  runnerOf(lookUpErrand, ({ host, deadlineMs }, signal) => lookUpName(host, deadlineMs, signal)),
  runnerOf(connectErrand, ({ host, port, deadlineMs }, signal) => connectTcp(host, port, deadlineMs, signal)),
];
