import { probeTransfer } from '../../src/background/round/probe-transfer.ts';
import { originsFor, patternOf } from '../../src/catalogue/origins.ts';
import { isPage, narrowBytes } from '../../src/measure/transfers/sample.ts';
import { pageLimits } from '../../src/measure/transfers/sample-limits.ts';
import { slowedAnswerMs } from '../../src/measure/transfers/small-transfers.ts';
import { downloadSample } from '../../src/measure/transfers/transfer.ts';
import { hostsOfPage } from '../../src/measure/transfers/transfer-endpoint.ts';
import type { ProbeContext, Sighting } from '../../src/probe/http.ts';
import { probeNamedObject, probePage } from '../../src/probe/transfer.ts';
import type { TransferTask } from '../../src/schedule/plan.ts';
import type { Making } from './check.ts';

/** Makes a transfer like the background of a browser with one pool of connections. */
export async function transfer(
  task: TransferTask,
  making: Making,
  contextOf: (url: string) => ProbeContext,
): Promise<Sighting> {
  const { plan, seen, storedAt, named } = making;
  const { probe, subject } = task;
  const url = (task.isNamed && storedAt.get(task.url)) || task.url;
  const { hostname } = new URL(url);
  const service = plan.services.find(({ id }) => subject.kind === 'service' && subject.service === id);
  const controls = plan.transferControls.filter(({ id }) => subject.kind === 'control' && subject.control === id);
  const own = new Set(originsFor(service ? [service] : [], controls));
  const mayFollow = (at: string) => at.startsWith('https:') && own.has(patternOf(at));
  // Requests to other addresses go to the servers as they are.
  const fetcher: NonNullable<ProbeContext['fetcher']> = (wire, ...rest) => {
    const { fetcher: there, events } = contextOf(wire.url.split('#')[0] ?? '');
    reporting = events;
    if (!there) throw new Error('no requests');
    return there(wire, ...rest);
  };
  const base = contextOf(url);
  let reporting = base.events;
  const events: ProbeContext['events'] = {
    follow: (key) => ({
      get seen() {
        return reporting.follow(key).seen;
      },
      settled: async () => undefined,
      stop: () => undefined,
    }),
  };
  const context = { ...base, fetcher, events };
  const extended = { ...context, deadlineMs: Math.max(slowedAnswerMs, context.deadlineMs) };
  const readPage = (as: 'download' | 'first-download') => {
    const limits = { ...pageLimits(as, 'whole'), namesOn: service ? hostsOfPage(service) : [] };
    return probePage(as, url, limits, extended, mayFollow, named, fetcher);
  };
  if (isPage(task) && (probe === 'download' || probe === 'first-download')) return readPage(probe);
  if (task.isNamed && probe === 'object-head') {
    const wanted = { bytes: downloadSample.maxBytes, leastBytes: narrowBytes };
    const again = () => readPage('first-download').then(() => named.get(url) ?? []);
    const found = await probeNamedObject(url, named.get(url) ?? [], wanted, extended, storedAt, again);
    const nothing = { probe, host: hostname, at: 0, tookMs: 0, reused: false } as const;
    return found ?? { ...nothing, outcome: { kind: 'skipped', why: 'no-object' } };
  }
  return probeTransfer(task, url, { context, extended, mayFollow, storedAt, seen, past: plan.past, isSmall: false });
}
