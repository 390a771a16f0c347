import { attemptsMade } from '../measure/check/attempts.ts';
import { isAnswer } from '../measure/check/outcomes.ts';
import { isRelayProbe } from '../measure/endpoints/relays.ts';
import type { Observation } from '../model/observation.ts';
import { relaysAgain } from './call-relays.ts';
import { comparisonsDue, otherPathsDue, portsDue } from './comparison-probes.ts';
import { channelsToControls, closingControls, controlsInDoubt } from './control-tasks.ts';
import { firstTry } from './endpoint-tries.ts';
import { finalAttempt, finalRetriesDue } from './final-retry.ts';
import { controlsBesideReach } from './first-samples.ts';
import { lookupsDue } from './lookups.ts';
import type { Moment } from './moment.ts';
import { phaseList } from './phase-list.ts';
import type { EndpointTask, Task } from './plan.ts';
import { quicDue } from './quic.ts';
import { repliesDue } from './replies.ts';
import { smallTransfersDue } from './small-transfers.ts';
import { transfersDue } from './transfers.ts';

/** What a check asks for once the connection is known to be one on which services can be judged. */
// biome-ignore format: a table is read by its rows
export const servicePhases = phaseList<Moment>([
  { group: 'a silent line', when: { line: ['silent', 'dead'] }, alone: true, phases: [
    // Many hosts in a row were silent. Controls show whether the line is, before more time goes by.
    { id: 'controls-during', due: (moment) => moment.controlsDuring() },
    // No control answers, so nothing but a service that does can be reached.
    { id: 'lone-services', when: { line: 'dead' }, due: loneServices },
  ] },
  { group: 'the network', when: { opened: true }, phases: [
    // Datagrams delay nothing, and their answers show in which network the check began.
    { id: 'network-relays', due: (moment) => moment.relays().filter(isFirstOfControl) },
  ] },
  { group: 'a long line', when: { untried: true, lossy: false, narrow: false, long: true }, ahead: 'reach', phases: [
    // Where round trips are long, transfers take longest, and the line is idle meanwhile.
    { id: 'samples-ahead', due: samplesBesideReach },
  ] },
  { group: 'reach', when: {}, beside: ['the network'], phases: [
    // Where no WebSocket to a service opens, one to a control shows whether pages or WebSockets are refused.
    { id: 'channels-to-controls', due: ({ plan, check }) => channelsToControls(plan, check) },
    // The row of a service waits for these, and the first row must not wait for the first tries of all services.
    { id: 'new-connections', due: (moment) => moment.repeats().filter((task) => isNewConnection(task, moment)) },
    // Each endpoint is asked once before a failure is asked about again.
    { id: 'first-tries', due: (moment) => moment.untriedEndpoints().map(firstTry) },
    // Anybody can show a private authority, and a filter can drop a name: where the name leads tells these apart.
    { id: 'lookups', when: { lossy: false }, due: ({ plan, endpoints, check }) => lookupsDue(plan, endpoints(), check) },
    // Asked in other ways, a failure shows its stage. They go to other hosts, so they need not wait for repeats.
    { id: 'comparisons', when: { lossy: false }, due: ({ plan, endpoints, check }) => (plan.resolvers.length > 0 ? comparisonsDue(endpoints(), check) : []) },
    // A single failure may be chance.
    { id: 'repeats', due: (moment) => moment.repeats().filter((task) => !isNewConnection(task, moment)) },
    // After two silent or refused tries, another port shows whether the address fails, or one port of it.
    { id: 'ports', when: { lossy: false }, due: ({ endpoints, check }) => portsDue(endpoints(), check) },
    // After two failures on an open connection, another path shows whether the host fails. A comparison may show that none was open.
    { id: 'other-paths', after: ['comparisons'], due: ({ endpoints, check }) => otherPathsDue(endpoints(), check) },
  ] },
  { group: 'after failures', when: { failing: true }, after: ['reach'], ahead: 'calls', phases: [
    // A failure counts only if controls answer after it.
    { id: 'closing-controls', due: ({ plan, check }) => closingControls(plan, check, 'after') },
    // A network may let single platforms through, and then failures say nothing.
    { id: 'controls-in-doubt', due: ({ plan, check }) => controlsInDoubt(plan, check) },
    // Failures in two networks together would look like a block.
    { id: 'relays-after-failures', due: (moment) => relaysAgain(moment, quickTries(moment)) },
  ] },
  { group: 'calls', when: { opened: true }, ahead: 'transfers', phases: [
    // Datagrams delay nothing, so these need not wait.
    { id: 'call-relays', due: (moment) => moment.relays().filter((task) => !isFirstOfControl(task)) },
  ] },
  { group: 'transfers', when: { lossy: false }, phases: [
    // What is small, and one control, do not delay the last first tries.
    { id: 'samples-beside', when: { untried: true, long: false }, due: samplesBesideReach },
    // Large transfers would delay first tries until they look lost.
    { id: 'transfers', when: { untried: false }, due: ({ plan, check }) => transfersDue(plan, check) },
  ] },
  { group: 'final retries', when: {}, after: ['reach', 'after failures'], phases: [
    // Each may take half a minute, and what is asked before may show the cause.
    { id: 'final-retries', due: ({ endpoints, check }) => finalRetriesDue(endpoints(), check) },
  ] },
  { group: 'the end', when: {}, after: 'all above', phases: [
    // What was slow, or a relay that was silent again, is in doubt too if the network changed meanwhile.
    { id: 'relays-at-the-end', when: { failing: false }, due: (moment) => relaysAgain(moment, moment.check.services.filter(isSecondLook)) },
    // Beside a large transfer datagrams may be queued for longer than the browser waits.
    { id: 'quic', when: { lossy: false, narrow: false }, after: ['relays-at-the-end'], due: ({ plan, check }) => quicDue(plan, check) },
    // Whoever cuts handshakes off sooner than their server can is on the way. Beside transfers, replies would wait in a queue.
    { id: 'replies', when: { narrow: false }, after: ['quic'], due: ({ plan, check }) => repliesDue(plan, check) },
  ] },
]);

/** The first tries of each service that answered although no control did: it is reachable. */
function loneServices({ check, untriedEndpoints }: Moment): Task[] {
  if (check.controls.some(isAnswer)) return [];
  return untriedEndpoints()
    .filter(({ service }) => check.of(service.id).some(isAnswer))
    .map(firstTry);
}

function isFirstOfControl({ subject, attempt }: Extract<Task, { kind: 'relay' }>): boolean {
  return subject.kind === 'control' && attempt === 1;
}

function samplesBesideReach({ plan, check }: Moment): Task[] {
  return [...controlsBesideReach(plan, check), ...smallTransfersDue(plan, check)];
}

/** Is it a handshake with a host that answered over an old connection, to which no first try opens a new one anyway? */
function isNewConnection({ probe, attempt, endpoint }: EndpointTask, { untriedEndpoints }: Moment): boolean {
  if (probe !== 'handshake' || attempt > 1) return false;
  const { host } = new URL(endpoint.url);
  return !untriedEndpoints().some(
    (one) => one.endpoint.url.startsWith('wss:') && new URL(one.endpoint.url).host === host,
  );
}

/** The tries of what failed, without final retries. */
function quickTries({ failures, check }: Moment): Observation[] {
  const tries = failures().flatMap(({ service, endpoint }) => attemptsMade(service.id, endpoint, check));
  return tries.filter(({ attempt }) => attempt < finalAttempt);
}

/** A larger sample, or a call relay that was silent again. */
function isSecondLook(o: Observation): boolean {
  const isSilentAgain = isRelayProbe(o) && o.attempt > 1 && o.outcome.kind === 'failed';
  return o.probe === 'download' || o.probe === 'upload' || isSilentAgain;
}
