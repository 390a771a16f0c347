import { checkOf } from '../../measure/check/check.ts';
import { relayDeadlineMs } from '../../measure/network/deadlines.ts';
import { isDirect, lineOf } from '../../measure/network/line.ts';
import { isProxySuspected } from '../../measure/network/proxy.ts';
import { holdsQuicBack } from '../../measure/network/quic.ts';
import type { Observation } from '../../model/observation.ts';
import type { Control } from '../../model/service.ts';
import { openSessionJob, repliesJob } from '../../offscreen/jobs.ts';
import { runJob } from '../../platform/browser/job.ts';
import type { ProbeContext, Sighting } from '../../probe/http.ts';
import { probeQuic } from '../../probe/quic.ts';
import type { Task } from '../../schedule/plan.ts';
import { askControl } from './ask-control.ts';
import { probeRelay } from './call-relay.ts';
import { comparison, lookUpAlone } from './comparison-probes.ts';
import { type DnsAndTcp, dnsAndTcp } from './dns-and-tcp.ts';
import { sightOfHandshake } from './handshake.ts';
import { makeTransfer } from './make-transfer.ts';
import { endpointSubject, notMade, probeContext, serviceWaitMs, type TaskContext } from './task-context.ts';
import type { TaskResult } from './task-queue.ts';
import { tryEndpoint } from './try-endpoint.ts';

/** Runs one task. Each observation is recorded at once. */
export async function runTask(task: Task, within: TaskContext): Promise<TaskResult> {
  switch (task.kind) {
    case 'control':
      return askControl(task, within);
    case 'endpoint':
      return tryEndpoint(task, within);
    case 'comparison':
      return askOtherWays(task, within);
    case 'relay':
      return askRelay(task, within);
    case 'quic':
      return tryQuic(task, within);
    case 'lookup':
      return lookUp(task, within);
    case 'reply':
      return askForReplies(task, within);
    case 'transfer':
      return makeTransfer(task, within);
    default:
      return task satisfies never;
  }
}

async function askOtherWays(task: Extract<Task, { kind: 'comparison' }>, within: TaskContext): Promise<TaskResult> {
  const { service, endpoint, depth } = task;
  const { plan, seen, record } = within;
  const answering = plan.resolvers.filter((resolver) => !hasFailedToAnswer(resolver, seen));
  const below = belowOf(within);
  const context = (url: string) => probeContext(url, serviceWaitMs, within);
  const subject = endpointSubject(service, endpoint);
  const { host } = new URL(endpoint.url);
  let isAnyMade = false;
  for await (const sighting of comparison(service, endpoint, depth, answering, context, below)) {
    isAnyMade = true;
    await record({ ...sighting, host, subject, attempt: 1, phase: 'during' });
  }
  // What leaves no observation is due for ever.
  if (!isAnyMade)
    await record({ ...notMade('doh', endpoint.url, 'no-resolver'), subject, attempt: 1, phase: 'during' });
  return 'well';
}

/** Undefined where a proxy may be in use: lookups and connections would bypass it. */
function belowOf({ seen, tools }: TaskContext): DnsAndTcp | undefined {
  const isDoubtful = isProxySuspected(checkOf(seen)) || !isDirect(lineOf(checkOf(seen)));
  return isDoubtful ? undefined : dnsAndTcp(witnessIn(seen), tools.signal);
}

async function lookUp({ host, subject, documented }: Extract<Task, { kind: 'lookup' }>, within: TaskContext) {
  const url = `https://${host}/`;
  const below = belowOf(within);
  const seen = below && (await lookUpAlone(host, documented, probeContext(url, serviceWaitMs, within), below));
  await within.record({
    ...(seen ?? notMade('lookup', url, 'no-webrtc')),
    subject,
    attempt: 1,
    phase: 'during',
  });
  return 'well' as const;
}

async function askForReplies({ host, subject }: Extract<Task, { kind: 'reply' }>, within: TaskContext) {
  const { tools, record } = within;
  const url = `https://${host}/`;
  const below = belowOf(within);
  const context = probeContext(url, serviceWaitMs, within);
  const isVisible = below && !below.distinguishesNxdomain && tools.headersAreClean && context.permitted;
  const made = isVisible ? await repliesOf(host, context) : [];
  // What leaves no observation is due for ever.
  const seen = made.length > 0 ? made : [notMade('own-address-reply', url, 'no-webrtc')];
  for (const [index, sighting] of seen.entries())
    await record({ ...sighting, subject, attempt: index + 1, phase: 'during' });
  return 'badly' as const;
}

async function askRelay(task: Extract<Task, { kind: 'relay' }>, within: TaskContext): Promise<TaskResult> {
  const { url, user, subject, attempt } = task;
  const { seen, tools, record } = within;
  const deadlineMs = relayDeadlineMs(lineOf(checkOf(seen)));
  const { sighting, seenAs } = await probeRelay({ url, user }, { deadlineMs, signal: tools.signal });
  if (subject.kind === 'control') tools.seenFrom({ relay: url, address: seenAs });
  await record({ ...sighting, subject, attempt, phase: 'during' });
  // Datagrams leave no open connection and no handshake that a filter could count.
  return 'well';
}

async function tryQuic(task: Extract<Task, { kind: 'quic' }>, within: TaskContext): Promise<TaskResult> {
  const { host, subject, attempt } = task;
  const { seen, tools, record } = within;
  const below = dnsAndTcp(witnessIn(seen), tools.signal);
  const sighting = await lookForQuic(host, below, probeContext(`https://${host}/`, serviceWaitMs, within));
  // It does not count as asking the control again, so its phase must not say so.
  await record({ ...sighting, subject, attempt, phase: subject.kind === 'control' ? 'before' : 'during' });
  return 'well';
}

function hasFailedToAnswer(resolver: Control, seen: readonly Observation[]): boolean {
  return seen.some((o) => o.resolver === resolver.id && o.outcome.kind === 'failed');
}

/** A control that answered over https. */
function witnessIn(seen: readonly Observation[]): string | undefined {
  return seen.find((o) => o.subject.kind === 'control' && o.probe === 'https' && o.outcome.kind === 'answered')?.host;
}

/**
 * How many handshakes are made between replies.
 * @source `isCutTooSoon` wants four
 */
const handshakes = 4;

/** Replies of the address of a host, and handshakes with it between them. */
async function repliesOf(host: string, { deadlineMs, events, signal }: ProbeContext): Promise<Sighting[]> {
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
