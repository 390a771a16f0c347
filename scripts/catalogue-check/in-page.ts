import { probeRelay } from '../../src/background/round/call-relay.ts';
import { relayDeadlineMs } from '../../src/judge/line.ts';
import { downloadSample, slowedAnswerMs } from '../../src/judge/transfer-samples.ts';
import type { RoundRecord } from '../../src/model/round.ts';
import type { Control, ServiceId } from '../../src/model/service.ts';
import { askRelayErrand } from '../../src/offscreen/errands.ts';
import { runErrandsHere, runnerOf } from '../../src/platform/browser/errand.ts';
import { extension } from '../../src/platform/browser/extension.ts';
import { ask } from '../../src/platform/browser/messages.ts';
import { listenToOwnRequests } from '../../src/platform/browser/request-events.ts';
import { readRounds } from '../../src/platform/store/read-rounds.ts';
import { askRelay } from '../../src/probe/call.ts';
import { type ProbeContext, probeHttp, type Sighting } from '../../src/probe/http.ts';
import { resolveOverHttps } from '../../src/probe/resolve.ts';
import { probeDownload } from '../../src/probe/transfer.ts';
import { probeKindOf } from '../../src/schedule/plan.ts';

/** Runs inside a page of the extension: has its background make a round, and asks with its probes for what no round asks. */

/** Some name that everybody may ask for (RFC 2606). */
const nameToAskFor = 'example.com';

// A page has WebRTC, so it needs nobody else for it.
runErrandsHere([runnerOf(askRelayErrand, ({ url, deadlineMs }, signal) => askRelay(url, deadlineMs, signal))]);

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

async function withContext(work: (context: ProbeContext) => Promise<Sighting>): Promise<Sighting> {
  const events = listenToOwnRequests((await extension.tabs.getCurrent()).id);
  try {
    const { signal } = new AbortController();
    return await work({ permitted: true, deadlineMs: slowedAnswerMs, events, signal, salt: 0 });
  } finally {
    events.close();
  }
}

function askControl(control: Control): Promise<Sighting> {
  if (control.class === 'resolver')
    return withContext(async (context) => (await resolveOverHttps(nameToAskFor, control, context)).sighting);
  const probe = probeKindOf(control.url) === 'http' ? 'http' : 'https';
  return withContext((context) => probeHttp(probe, control.url, control.healthy, context));
}

const askObject = (url: string) =>
  withContext((context) => probeDownload(url, downloadSample, context, (elsewhere) => elsewhere.startsWith('https:')));

const askCallRelay = (url: string) =>
  probeRelay({ url }, { deadlineMs: relayDeadlineMs({ slowestMs: undefined }), signal: new AbortController().signal });

Object.assign(globalThis, { catalogueCheck: { startRound, endedRound, askControl, askObject, askCallRelay } });
