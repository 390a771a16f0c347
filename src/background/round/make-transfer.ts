import { originsFor, patternOf } from '../../catalogue/origins.ts';
import { checkOf } from '../../measure/check/check.ts';
import { isOnOldConnection } from '../../measure/check/new-connections.ts';
import { serviceDeadlineMs } from '../../measure/network/deadlines.ts';
import { isNarrow } from '../../measure/transfers/line-speed.ts';
import { firstProbes, isPage, narrowBytes } from '../../measure/transfers/sample.ts';
import { pageLimits } from '../../measure/transfers/sample-limits.ts';
import { slowedAnswerMs } from '../../measure/transfers/small-transfers.ts';
import { isStuck } from '../../measure/transfers/stuck.ts';
import { downloadProbes, downloadSample, downloadsOf, ranOutOfTime } from '../../measure/transfers/transfer.ts';
import { hostsOfPage } from '../../measure/transfers/transfer-endpoint.ts';
import type { Observation } from '../../model/observation.ts';
import { apartFrom } from '../../probe/apart-from.ts';
import type { ProbeContext, Sighting } from '../../probe/http.ts';
import { probeNamedObject, probePage } from '../../probe/transfer.ts';
import type { TransferTask } from '../../schedule/plan.ts';
import { fetchInDocument } from './fresh-frame.ts';
import { probeTransfer } from './probe-transfer.ts';
import { notMade, probeContext, serviceWaitMs, type TaskContext, type Tools, taskResultOf } from './task-context.ts';
import type { TaskResult } from './task-queue.ts';

/** Downloads or uploads a sample over a connection that is not stalled. */
export async function makeTransfer(task: TransferTask, within: TaskContext): Promise<TaskResult> {
  const { subject, attempt, probe } = task;
  const { seen, tools, record } = within;
  // Once the file that a page names is found, its own address counts.
  const url = (task.isNamed && tools.storedAt.get(task.url)) || task.url;
  // A stalled transfer leaves its connection stalled, so the next one uses another connection.
  const here = seen.filter((o) => o.host === new URL(url).hostname);
  const { isLast, mayBeDead, comesUnpacked = false, ...place } = await connectionAfter(here, tools);
  const context = { ...probeContext(url, serviceWaitMs, within), ...place };
  const shortestMs = shortestWaitMs(task, mayBeDead, within);
  const sighting = await runTransfer({ ...task, url }, context, within, { shortestMs, comesUnpacked });
  await record({ ...sighting, subject, attempt, phase: 'during' });
  // The next one uses another connection, and the silence was a pause in itself.
  if (!isLast && isStuck(sighting)) return 'well';
  const mayStillCome = sighting.transfer?.end === 'stalled' || (probe !== 'first-download' && ranOutOfTime(sighting));
  if (mayStillCome) return 'stalled';
  const result = taskResultOf(sighting);
  return result === 'well' && staysOpen(sighting) ? 'again' : result;
}

/** The next transfer goes over the same connection (RFC 9113, section 9.1), so that its host sees no other one. */
function staysOpen({ protocol }: Sighting): boolean {
  return protocol === 'h2' || protocol === 'h3';
}

/** From where a transfer is made, given what was seen of its host. */
interface Connection extends Pick<ProbeContext, 'fetcher' | 'made'> {
  /** There is no other connection, so the next transfer waits until the browser abandons this one. */
  readonly isLast: boolean;
  /** The browser may go on using a connection that a transfer left stalled. */
  readonly mayBeDead: boolean;
  /** Nothing comes compressed over it. */
  readonly comesUnpacked?: true;
}

/**
 * In Chromium two connections of the fresh frame in turn; in Firefox first the background's, if it is of this check, then
 * another one.
 */
async function connectionAfter(
  here: readonly Observation[],
  { freshFrame, headersAreClean, made }: Tools,
): Promise<Connection> {
  const stuck = here.filter(isStuck).length;
  const frame = await freshFrame;
  // Another connection is one that may carry credentials, which only the header filter removes.
  if (frame) {
    const isApart = headersAreClean && stuck % 2 === 1;
    const fetcher = isApart ? apartFrom(frame) : frame;
    const connections = headersAreClean ? 2 : 1;
    return { fetcher, made: undefined, isLast: isApart || !headersAreClean, mayBeDead: stuck >= connections };
  }
  const isOld = here.some(isOnOldConnection);
  // The filter also stops redirects there.
  if (!headersAreClean || (stuck === 0 && !isOld)) return { isLast: !headersAreClean, mayBeDead: stuck > 0 || isOld };
  const fetcher = apartFrom(fetchInDocument);
  return { fetcher, made: made.apart, isLast: false, mayBeDead: false, comesUnpacked: true };
}

/**
 * The shortest deadline until the headers are there, ms. A first look that is given up only leads to a second one, which
 * decides and waits as long as a slow or overloaded server may need.
 */
function shortestWaitMs({ subject, probe }: TransferTask, mayBeDead: boolean, { seen }: TaskContext): number {
  const isFirst =
    probe === firstProbes.download || (probe === 'download' && downloadsOf(subject, checkOf(seen)).length === 0);
  if (mayBeDead || !isFirst) return slowedAnswerMs;
  const { stallMs } = downloadSample;
  const expectedMs = subject.kind === 'service' ? serviceDeadlineMs(subject.service, checkOf(seen), stallMs) : stallMs;
  return Math.max(stallMs, expectedMs);
}

async function runTransfer(
  task: TransferTask,
  context: ProbeContext,
  within: TaskContext,
  { shortestMs, comesUnpacked }: { readonly shortestMs: number; readonly comesUnpacked: boolean },
): Promise<Sighting> {
  const { probe, url } = task;
  const { plan, seen, tools } = within;
  const { headersAreClean, storedAt } = tools;
  // An object may be stored on another host than its endpoint.
  if (!context.permitted) return notMade(probe, url, 'permission-missing');
  const length = isNarrow(checkOf(seen)) ? 'narrow' : plan.savesData ? 'saving' : 'whole';
  const isSmall = length !== 'whole';
  const extended = { ...context, deadlineMs: Math.max(shortestMs, context.deadlineMs) };
  const mayFollow = ownPlaces(task, within);
  const readPage = (as: 'download' | 'first-download') => {
    const ofPage = comesUnpacked && length === 'saving' ? 'narrow' : length;
    const limits = { ...pageLimits(as, ofPage), namesOn: ownHosts(task, within) };
    return probePage(as, url, limits, extended, mayFollow, tools.named, fetchInDocument);
  };
  const named = () => tools.named.get(url) ?? [];
  if (isPage(task) && (probe === 'download' || probe === 'first-download')) return readPage(probe);
  if (task.isNamed && probe === 'object-head') {
    const wanted = { bytes: downloadSample.maxBytes, leastBytes: narrowBytes };
    const readAgain = () => readPage('first-download').then(named);
    const found = await probeNamedObject(url, named(), wanted, extended, storedAt, readAgain);
    return found ?? notMade(probe, url, 'no-object');
  }
  // A background that was started again does not know what was named.
  if (task.isNamed && ![...storedAt.values()].includes(url)) return notMade(probe, url, 'no-object');
  const isUpload = !downloadProbes.has(probe) && probe !== 'object-head';
  if (isUpload && !headersAreClean) return notMade(probe, url, 'identifying-headers');
  return probeTransfer(task, url, { context, extended, mayFollow, storedAt, seen, past: plan.past, isSmall });
}

/** Where a page of this service may name files. */
function ownHosts({ subject }: TransferTask, { plan, tools }: TaskContext): readonly string[] {
  const of = plan.services.find(({ id }) => subject.kind === 'service' && subject.service === id);
  return of ? hostsOfPage(of).filter((host) => tools.access.allows(`https://${host}/`)) : [];
}

/**
 * Whether an object may be downloaded from the target of a redirect: over https, with permission, and from a host of
 * the same service or site. So no answer leads to a third party, such as a host that the person added.
 */
function ownPlaces({ subject }: TransferTask, { plan, tools }: TaskContext): (url: string) => boolean {
  const services = plan.services.filter(({ id }) => subject.kind === 'service' && subject.service === id);
  const controls = plan.transferControls.filter(({ id }) => subject.kind === 'control' && subject.control === id);
  const own = new Set(originsFor(services, controls));
  return (url) => url.startsWith('https:') && own.has(patternOf(url)) && tools.access.allows(url);
}
