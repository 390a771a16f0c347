import type { Fetched } from '../../../src/probe/fetch-here.ts';
import { inPageCode } from '../../browser/in-page-code.ts';
import { isMeasuredAlone, type TriedLine } from '../../measure/path/lines.ts';
import type { LabBrowser } from '../driver/browser.ts';
import { cleanLine } from '../line.ts';
import type { World } from '../world.ts';

/** One transfer in a real browser. */
export interface Measured {
  /**
   * The time that a sample records: for a download from its headers to its last byte, for an upload from connecting to
   * the answer.
   */
  readonly ms: number;
  readonly transfer: Fetched['transfer'];
  readonly timing: Fetched['timing'];
}

/** Hosts that the extension may contact, each at a different address. */
const hosts = [
  'discord.com',
  'telegram.org',
  'signal.org',
  'github.com',
  'www.debian.org',
  'www.whatsapp.com',
  'web.telegram.org',
  'cdn.discordapp.com',
  'example.com',
  'cdn.kernel.org',
  'www.wikipedia.org',
  'static.whatsapp.net',
];

const deadlineMs = 60_000;

/** How long a browser needs to notice that its connections are closed. */
const closingMs = 250;

const tickMs = 10;

const code = inPageCode('src/probe/fetch-here.ts');

/** Makes this many transfers over new connections. */
export async function measure(
  line: TriedLine,
  times: number,
  world: World,
  browser: LabBrowser,
): Promise<readonly Measured[]> {
  const names = hosts.slice(0, line.together ?? (isMeasuredAlone(line) ? 1 : hosts.length));
  const measured: Measured[] = [];
  let tries = (mostTries * times) / names.length;
  while (measured.length < times) {
    const { lateMs, fetched } = await fetchAtOnce(line, names, world, browser);
    const isOver = --tries < 0;
    const lost = fetched.find(({ end }) => end !== 'answered');
    if (lost && isOver) throw new Error(`a transfer ${lost.end} after ${lost.tookMs} ms`);
    if (!lost && (isOver || lateMs <= longestLateMs)) measured.push(...fetched.flatMap(asMeasured));
  }
  return measured;
}

interface Fetches {
  /** The greatest lateness of a timer beside them, ms. */
  readonly lateMs: number;
  readonly fetched: readonly Fetched[];
}

/** Transfers are repeated if a timer beside them was later than this, ms: then this machine was busy. */
const longestLateMs = 20;

/**
 * On a machine that is always busy, the last try counts. A browser may use a connection before it learns that it is
 * closed.
 */
const mostTries = 2;

async function fetchAtOnce(
  { direction, bytes, roundTripMs, lossPercent = 0, limit, together = 1 }: TriedLine,
  names: readonly string[],
  world: World,
  browser: LabBrowser,
): Promise<Fetches> {
  const { router, internet } = world;
  await router('setRules', []);
  await router('setLine', cleanLine);
  // Closes all connections, and makes the servers forget what they agreed on.
  await internet('heal', undefined);
  for (const host of names) await internet('behave', { host, behaviours: [behaviourOf(direction, bytes)] });
  await new Promise((done) => setTimeout(done, closingMs));
  const each = together > 1 ? 'rule' : 'connection';
  await router('setRules', [{ kind: 'throttle', names, each, direction, ...limit }]);
  await router('setLine', { roundTripMs, lossPercent });
  const wires = names.map((host) => ({
    url: `https://${host}/?${crypto.randomUUID()}`,
    permitted: true,
    deadlineMs,
    ...(direction === 'up'
      ? { method: 'POST', randomBytes: bytes }
      : {
          method: 'GET',
          read: { sample: { maxBytes: bytes, maxMs: deadlineMs, stallMs: deadlineMs } },
          bodyDeadlineMs: deadlineMs,
        }),
  }));
  return await browser.evaluate<Fetches>(`(async () => {
    ${await code}
    const never = new AbortController().signal;
    // A page keeps the times of 250 requests.
    performance.clearResourceTimings();
    let [before, lateMs] = [performance.now(), 0];
    const ticking = setInterval(() => {
      lateMs = Math.max(lateMs, performance.now() - before - ${tickMs});
      before = performance.now();
    }, ${tickMs});
    const fetched = await Promise.all(${JSON.stringify(wires)}.map((wire) => inPage.fetchHere(wire, never)));
    clearInterval(ticking);
    return { lateMs, fetched };
  })()`);
}

const behaviourOf = (direction: TriedLine['direction'], bytes: number) =>
  direction === 'down' ? ({ kind: 'large-body', bytes } as const) : ({ kind: 'slow-answer', afterMs: 0 } as const);

/** Undefined if the browser does not report in time when it was connected. */
function asMeasured({ tookMs, transfer, timing }: Fetched): Measured[] {
  if (transfer?.headMs !== undefined) return [{ ms: tookMs - transfer.headMs, transfer, timing }];
  if (!timing) return [];
  const connectedMs = timing.domainLookupEnd - timing.domainLookupStart + timing.connectEnd - timing.connectStart;
  return [{ ms: tookMs - connectedMs, transfer, timing }];
}
