import { type Access, readAccess } from '../../src/background/round/access.ts';
import { probeRelay } from '../../src/background/round/call-relay.ts';
import { probeSocket } from '../../src/background/round/message-channel.ts';
import { controls, services } from '../../src/catalogue/catalogue.ts';
import { relayDeadlineMs } from '../../src/measure/network/deadlines.ts';
import { slowedAnswerMs } from '../../src/measure/transfers/small-transfers.ts';
import { downloadSample } from '../../src/measure/transfers/transfer.ts';
import type { RoundRecord } from '../../src/model/round.ts';
import type { Control, Endpoint, ServiceId } from '../../src/model/service.ts';
import { askRelayJob, openWebSocketJob, watchWebSocketJob } from '../../src/offscreen/jobs.ts';
import { cleanOwnHeaders } from '../../src/platform/browser/clean-headers.ts';
import { extension } from '../../src/platform/browser/extension.ts';
import { runJobsHere, runnerOf } from '../../src/platform/browser/job.ts';
import { ask } from '../../src/platform/browser/messages.ts';
import { listenToOwnRequests } from '../../src/platform/browser/request-events.ts';
import { readRounds } from '../../src/platform/store/read-rounds.ts';
import { askRelay } from '../../src/probe/call.ts';
import { type ProbeContext, probeHttp, type Sighting } from '../../src/probe/http.ts';
import { resolveOverHttps } from '../../src/probe/resolve.ts';
import { probeDownload } from '../../src/probe/transfer.ts';
import { openWebSocket } from '../../src/probe/websocket.ts';
import { probeKindOf } from '../../src/schedule/plan.ts';

/** Runs inside an extension page: makes its background run rounds, and asks with its probes for what no round asks. */

/** A name that anybody may look up (RFC 2606). */
const nameToAskFor = 'example.com';

// A page has WebRTC and WebSockets, so it runs these jobs itself.
runJobsHere(async () => [
  runnerOf(askRelayJob, ({ url, username, deadlineMs }, signal) => askRelay(url, username, deadlineMs, signal)),
  runnerOf(
    openWebSocketJob,
    ({ url, subprotocol, deadlineMs }) => openWebSocket({ url, subprotocol }, deadlineMs).opening,
  ),
  // Node watches the channel after that.
  runnerOf(watchWebSocketJob, async () => undefined),
]);

const startRound = (services: readonly ServiceId[]) => ask('startRound', { services });

/** The round that began at or after `since` (epoch ms), once it is over. */
async function endedRound(since: number): Promise<RoundRecord | undefined> {
  const reader = await readRounds();
  try {
    const round = await reader.lastRound();
    if (!round || round.at < since) return undefined;
    return { round, observations: await reader.observationsOf(round.at) };
  } finally {
    reader.close();
  }
}

async function withContext(work: (context: (url: string) => ProbeContext, access: Access) => Promise<Sighting>) {
  const access = await readAccess(services, controls);
  const events = listenToOwnRequests((await extension.tabs.getCurrent()).id);
  const { signal } = new AbortController();
  try {
    const shared = { deadlineMs: slowedAnswerMs, events, signal, tagOf: () => 0 };
    return await work((url) => ({ ...shared, permitted: access.allows(url) }), access);
  } finally {
    events.close();
  }
}

/** For an address that no round asks until it has answered once. */
function askEndpoint({ url, healthy }: Endpoint): Promise<Sighting> {
  return withContext((contextFor) => probeHttp('https', url, healthy, contextFor(url)));
}

/** For a channel whose turn came in no round. */
async function askChannel(endpoint: Endpoint): Promise<Sighting> {
  const { url, origin } = endpoint;
  const restore = await cleanOwnHeaders(new Map(origin ? [[new URL(url).hostname, origin]] : []));
  try {
    return await withContext(async (contextFor) => (await probeSocket(endpoint, contextFor(url), true)).sighting);
  } finally {
    await restore();
  }
}

function askControl(control: Control): Promise<Sighting> {
  const { url, healthy } = control;
  if (control.class === 'resolver')
    return withContext(async (contextFor) => (await resolveOverHttps(nameToAskFor, control, contextFor(url))).sighting);
  const probe = probeKindOf(url) === 'http' ? 'http' : 'https';
  return withContext((contextFor) => probeHttp(probe, url, healthy, contextFor(url)));
}

const askObject = (url: string) =>
  withContext((contextFor, access) => probeDownload('download', url, downloadSample, contextFor(url), access.allows));

const askCallRelay = async (url: string) => {
  const context = { deadlineMs: relayDeadlineMs({ slowestMs: undefined }), signal: new AbortController().signal };
  const { sighting } = await probeRelay({ url }, context);
  return sighting;
};

Object.assign(globalThis, {
  catalogueCheck: { startRound, endedRound, askEndpoint, askChannel, askControl, askObject, askCallRelay },
});
