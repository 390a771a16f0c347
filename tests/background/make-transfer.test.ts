import '../fake-extension.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeTransfer } from '../../src/background/round/make-transfer.ts';
import type { TaskContext, Tools } from '../../src/background/round/task-context.ts';
import { originsFor } from '../../src/catalogue/origins.ts';
import { zoom } from '../../src/catalogue/services/zoom.ts';
import { serviceFrom } from '../../src/model/custom-service.ts';
import type { Observation } from '../../src/model/observation.ts';
import { draftCustomService } from '../../src/model/own-address.ts';
import { drawTags } from '../../src/model/tags.ts';
import { fetchJob } from '../../src/offscreen/jobs.ts';
import { runJobsHere, runnerOf } from '../../src/platform/browser/job.ts';
import type { Wire } from '../../src/probe/fetch-here.ts';
import type { TransferTask } from '../../src/schedule/plan.ts';
import { fakeEvents } from '../probe/fake-events.ts';

afterEach(() => vi.unstubAllGlobals());

const url = 'https://zoom.us/client/latest/zoom_amd64.deb';
const subject = { kind: 'service', service: 'zoom', endpoint: 'media', function: 'media' } as const;
const task: TransferTask = { kind: 'transfer', subject, probe: 'first-download', url, attempt: 1 };

const drafted = draftCustomService({ name: 'Chat', address: 'https://chat.example.org/' }, '2026-11-27', []);
if (!drafted.accepted) throw new Error(drafted.refusal);
const services = [zoom, serviceFrom(drafted.custom)];

/** In place of a file, the page of the same service. */
const page = { url: 'https://zoom.us/', subject: { ...subject, endpoint: 'web', function: 'web' } } as const;

const stalled = {
  subject,
  probe: 'first-download',
  phase: 'during',
  attempt: 1,
  host: 'zoom.us',
  at: 1,
  tookMs: 1,
  outcome: { kind: 'answered', status: 206, healthy: true },
  reused: false,
  transfer: { direction: 'down', bytes: 16_000, end: 'stalled' },
} as const satisfies Observation;

/** Makes one transfer of a round, with access to everything that its services need. */
async function made({
  seen = [],
  probe = task.probe,
  of = task,
  savesData = false,
  ...tools
}: Partial<Tools> & {
  readonly seen?: readonly Observation[];
  readonly probe?: TransferTask['probe'];
  readonly of?: Pick<TransferTask, 'url' | 'subject'>;
  readonly savesData?: boolean;
}) {
  const granted = new Set(originsFor(services, []));
  const within = {
    plan: { services, transferControls: [], ...(savesData ? { savesData } : {}) },
    seen,
    record: async () => undefined,
    tools: {
      access: { allows: (to: string) => granted.has(`https://${new URL(to).hostname}/*`) },
      events: fakeEvents(),
      signal: new AbortController().signal,
      tagOf: drawTags(Math.random),
      headersAreClean: true,
      storedAt: new Map(),
      named: new Map(),
      made: { here: new Set(), apart: new Set() },
      ...tools,
    },
  };
  return makeTransfer({ ...task, ...of, probe }, within as unknown as TaskContext);
}

/** Records its requests, and sends bodies that stall. */
function fakePlace() {
  const asked: Wire[] = [];
  const fetcher = async (wire: Wire) => {
    asked.push(wire);
    const head = { status: 206, opaque: false, headers: [] };
    return { at: 1, tookMs: 1, end: 'answered', head, transfer: stalled.transfer } as const;
  };
  return { asked, freshFrame: Promise.resolve(fetcher) };
}

/** The requests from the background itself. */
function fromHere(): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (at: string) => {
    asked.push(at);
    throw new TypeError('Failed to fetch');
  });
  return asked;
}

describe('with a fresh frame, a transfer', () => {
  it('comes from there after others got stuck too, over a new connection each time', async () => {
    const here = fromHere();
    const { asked, freshFrame } = fakePlace();
    const results: unknown[] = [];
    for (const seen of [[], [stalled], [stalled, stalled]]) results.push(await made({ seen, freshFrame }));
    expect(results).toEqual(['well', 'stalled', 'well']);
    expect(asked.map(({ apart }) => apart === true)).toEqual([false, true, false]);
    expect(here).toEqual([]);
  });

  it('waits for the browser to give up its connection, if another one could not drop credentials', async () => {
    const here = fromHere();
    const { asked, freshFrame } = fakePlace();
    const results: unknown[] = [];
    for (const seen of [[], [stalled]]) results.push(await made({ seen, freshFrame, headersAreClean: false }));
    expect(results).toEqual(['stalled', 'stalled']);
    expect(asked.map(({ apart }) => apart === true)).toEqual([false, false]);
    expect(here).toEqual([]);
  });
});

describe('headers are awaited', () => {
  const deadlines = async (probe: TransferTask['probe'], ...seen: readonly Observation[]) => {
    const { asked, freshFrame } = fakePlace();
    await made({ probe, seen, freshFrame });
    return asked.map(({ deadlineMs }) => deadlineMs);
  };

  it('for five seconds where nothing large was asked for before, since a second look follows', async () => {
    expect(await deadlines('download')).toEqual([5000]);
  });

  it('for longer at the second look, which decides, since an overloaded server may be slow', async () => {
    expect(await deadlines('download', stalled)).toEqual([13_000]);
  });
});

describe('the pause after a transfer on a new connection', () => {
  const times = { domainLookupStart: 0, domainLookupEnd: 0, connectStart: 1, secureConnectionStart: 2, connectEnd: 3 };
  const over = (nextHopProtocol: string) => {
    const timing = { ...times, requestStart: 3, responseStart: 4, nextHopProtocol };
    const head = { status: 206, opaque: false, headers: [] };
    const transfer = { direction: 'down', bytes: 40_960, end: 'enough' } as const;
    const fetcher = async () => ({ at: 1, tookMs: 1, end: 'answered', head, transfer, timing }) as const;
    return made({ freshFrame: Promise.resolve(fetcher) });
  };

  it('is short over HTTP/2, since the next one opens no other', async () => {
    expect(await over('h2')).toBe('again');
  });

  it('is long over HTTP/1.1, in which a server may close it', async () => {
    expect(await over('http/1.1')).toBe('well');
  });
});

describe('without a fresh frame, a transfer', () => {
  const noFrame = { freshFrame: Promise.resolve(undefined) };
  const { transfer: _none, ...before } = stalled;
  const overOld: Observation = { ...before, reused: true };

  /** The requests over a separate connection, and those from the background. */
  async function askedAfter(seen: readonly Observation[], headersAreClean = true) {
    const here = fromHere();
    const asked = await askedOfDocument({ seen, headersAreClean });
    return [asked.filter((wire) => wire.apart).length, here.length];
  }

  async function askedOfDocument(how: Parameters<typeof made>[0]): Promise<readonly Wire[]> {
    const asked: Wire[] = [];
    runJobsHere(async () => [
      runnerOf(fetchJob, async (wire) => {
        asked.push(wire);
        return { at: 1, tookMs: 1, end: 'failed' } as const;
      }),
    ]);
    await made({ ...noFrame, ...how });
    runJobsHere(async () => []);
    return asked;
  }

  it.each([
    ['the connection of this check', { ...overOld, madeInCheck: true }, [0, 1]],
    ['another one than that from before the check', overOld, [1, 0]],
    ['another one than that which got stuck', stalled, [1, 0]],
  ] as const)('goes over %s', async (_which, seen, asked) => {
    expect(await askedAfter([seen])).toEqual(asked);
  });

  it('reads less of a page where data is to be saved and nothing comes compressed', async () => {
    const bytesOf = async (seen: Observation) => {
      const asked = await askedOfDocument({ of: page, savesData: true, seen: [seen] });
      return asked.map(({ read }) => read && 'sample' in read && read.sample.maxBytes);
    };
    expect(await bytesOf(overOld)).toEqual([28_672]);
    expect(await bytesOf({ ...overOld, madeInCheck: true })).toEqual([90_112]);
  });

  it('stays where it is, if another connection could not drop credentials', async () => {
    expect(await askedAfter([overOld], false)).toEqual([0, 1]);
  });
});

describe('an object that is stored elsewhere', () => {
  async function followed(redirectUrl: string): Promise<string[]> {
    const asked: string[] = [];
    const fetcher = async (wire: Wire) => {
      asked.push(new URL(wire.url).hostname);
      return { at: 1, tookMs: 1, end: 'answered', head: { status: 302, opaque: false, headers: [] } } as const;
    };
    await made({ freshFrame: Promise.resolve(fetcher), events: fakeEvents({ status: 302, redirectUrl }) });
    return asked;
  }

  it('is read there if the same service has that host', async () => {
    expect(await followed('https://cdn.zoom.us/zoom_amd64.deb')).toEqual(['zoom.us', 'cdn.zoom.us']);
  });

  it.each(['https://chat.example.org/', 'https://other.example/', 'http://cdn.zoom.us/zoom_amd64.deb'])(
    "is not read at %s, which is not the service's, or not https",
    async (elsewhere) => {
      expect(await followed(elsewhere)).toEqual(['zoom.us']);
    },
  );
});
