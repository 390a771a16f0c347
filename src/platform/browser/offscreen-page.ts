import type { ChromiumApis } from './chromium-apis.ts';
import { extension } from './extension.ts';
import type { JobRunner } from './job.ts';
import { answerOwnMessages, sendOwnMessage } from './own-messages.ts';
import { takeTurns } from './take-turns.ts';

/** The page in which Chromium runs what its service worker cannot. */
const page = 'src/offscreen/index.html';

const api = () => (extension as ChromiumApis).offscreen;

interface JobMessage {
  readonly job: string;
  /** Unique to this run of the job. */
  readonly id: string;
  readonly ask: unknown;
}

/** Aborts the job with this id. There is no answer. */
interface EndMessage {
  readonly endJob: string;
}

/** Whether this browser supports offscreen pages. */
export function hasOffscreenPages(): boolean {
  return api() !== undefined;
}

/** How many jobs are running. The page is not closed while there are any. */
let busy = 0;

/** Called when the last running job has ended. */
let onIdle: () => void = () => undefined;

/**
 * Runs a job in the offscreen page, or in its frame. Rejects with the job's error message if it fails.
 * @param signal aborts the job: this resolves to undefined at once, and the page is told to stop
 */
export async function askOffscreenPage(job: string, ask: unknown, signal?: AbortSignal): Promise<unknown> {
  // Counted only from here: a renewal of the page must not wait for jobs that are queued behind it.
  await inTurn(async () => {
    await open();
    busy++;
  });
  const over = new AbortController();
  try {
    if (signal?.aborted) return undefined;
    const id = crypto.randomUUID();
    const answer = sendOwnMessage({ job, id, ask } satisfies JobMessage);
    return await (signal ? Promise.race([answer, endWhenAborted(id, signal, over.signal)]) : answer);
  } finally {
    over.abort();
    busy--;
    if (busy === 0) onIdle();
  }
}

/** Tells the page to stop a job when `signal` is aborted, unless the job has ended by then. */
function endWhenAborted(id: string, signal: AbortSignal, over: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    const end = () => {
      void sendOwnMessage({ endJob: id } satisfies EndMessage).catch(() => undefined);
      resolve(undefined);
    };
    signal.addEventListener('abort', end, { signal: over });
  });
}

/** Opening and closing are serialized: a page that is being closed would never answer. */
const inTurn = takeTurns();

async function open(): Promise<void> {
  clearTimeout(closing);
  const offscreen = api();
  if (!offscreen) throw new Error('this browser has no offscreen pages');
  if (await offscreen.hasDocument()) return;
  await offscreen.createDocument({
    url: page,
    // Chromium allows one offscreen page, so its reasons cover all jobs.
    reasons: ['WORKERS', 'WEB_RTC'],
    justification: 'Connects and looks up names, to see whether messengers are reachable.',
  });
}

/**
 * How long a check waits for jobs that are running when it begins, such as sending a report.
 * @source our choice: the two requests of a report take a second on most connections, and the check waits meanwhile
 */
const longestWaitMs = 5000;

/**
 * Replaces the page with a new one, whose frame has no open connections. Running jobs get a few seconds to end before
 * they are cut off, and new jobs wait for the new page. Rejects if the browser cannot create one.
 */
export function renewOffscreenPage(): Promise<void> {
  return inTurn(async () => {
    if (busy > 0) await untilIdle(longestWaitMs);
    const offscreen = api();
    if (await offscreen?.hasDocument()) await offscreen?.closeDocument();
    await open();
  });
}

/** Resolves when no job is running, or after `maxMs`. */
function untilIdle(maxMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, maxMs);
    onIdle = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

/** Closes the page, if there is one and no job is running in it. */
export function closeOffscreenPage(): Promise<void> {
  return inTurn(async () => {
    const offscreen = api();
    if (busy === 0 && (await offscreen?.hasDocument())) await offscreen?.closeDocument();
  });
}

let closing: ReturnType<typeof setTimeout> | undefined;

/**
 * The same after a while, unless the page gets another job before.
 * @param afterMs shorter than a browser keeps an idle background
 */
export function closeOffscreenPageAfter(afterMs: number): void {
  clearTimeout(closing);
  closing = setTimeout(() => void closeOffscreenPage(), afterMs);
}

/** Runs the background's jobs. Called by the page's script. */
export function runJobsOfBackground(runners: readonly JobRunner[]): void {
  const running = new Map<string, AbortController>();
  answerOwnMessages((message) => {
    if (isEndMessage(message)) running.get(message.endJob)?.abort();
    if (!isJobMessage(message)) return undefined;
    const { job, id, ask } = message;
    const runner = runners.find(({ name }) => name === job);
    if (!runner) return undefined;
    const end = new AbortController();
    running.set(id, end);
    return () => runner.run(ask, end.signal).finally(() => running.delete(id));
  });
}

function isJobMessage(message: object): message is JobMessage {
  return 'job' in message;
}

function isEndMessage(message: object): message is EndMessage {
  return 'endJob' in message;
}
