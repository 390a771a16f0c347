import type { ChromiumApis } from './chromium-apis.ts';
import type { ErrandRunner } from './errand.ts';
import { extension } from './extension.ts';
import { answerOwnMessages, sendOwnMessage } from './own-messages.ts';
import { takeTurns } from './take-turns.ts';

/** The page in which Chromium runs what its worker cannot. */
const page = 'src/offscreen/index.html';

const api = () => (extension as ChromiumApis).offscreen;

interface ErrandMessage {
  readonly errand: string;
  /** Of this one errand. */
  readonly id: string;
  readonly ask: unknown;
}

/** Ends the errand with this id. Nobody answers it. */
interface EndMessage {
  readonly endErrand: string;
}

/** Can this browser have such a page? */
export function hasOffscreenPages(): boolean {
  return api() !== undefined;
}

/** Errands that are under way: the page is not closed under them. */
let busy = 0;

/** Called when none is under way any more. */
let onIdle: () => void = () => undefined;

/**
 * Has the page, or the frame in it, run an errand. Rejects with its error message when it failed.
 * @param signal ends the wait for the answer at once, without one, and has the page end the errand
 */
export async function askOffscreenPage(errand: string, ask: unknown, signal?: AbortSignal): Promise<unknown> {
  // Under way only from its turn on: whoever makes the page anew does not wait for what waits for that.
  await inTurn(async () => {
    await open();
    busy++;
  });
  const over = new AbortController();
  try {
    if (signal?.aborted) return undefined;
    const id = crypto.randomUUID();
    const answer = sendOwnMessage({ errand, id, ask } satisfies ErrandMessage);
    return await (signal ? Promise.race([answer, endWhenAborted(id, signal, over.signal)]) : answer);
  } finally {
    over.abort();
    busy--;
    if (busy === 0) onIdle();
  }
}

/** Has the page end an errand when `signal` is aborted, unless it is over by then. */
function endWhenAborted(id: string, signal: AbortSignal, over: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    const end = () => {
      void sendOwnMessage({ endErrand: id } satisfies EndMessage).catch(() => undefined);
      resolve(undefined);
    };
    signal.addEventListener('abort', end, { signal: over });
  });
}

/** Opening and closing go one after the other: a page that is just being closed would never answer. */
const inTurn = takeTurns();

async function open(): Promise<void> {
  const offscreen = api();
  if (!offscreen) throw new Error('this browser has no offscreen pages');
  if (await offscreen.hasDocument()) return;
  await offscreen.createDocument({
    url: page,
    // There can be one such page, so it is made for all errands at once.
    reasons: ['WORKERS', 'WEB_RTC'],
    justification:
      'Opens connections of its own, without cookies, asks call servers and sees where names lead, to see whether messengers are reachable.',
  });
}

/**
 * What is under way as a check begins, as a message of sharing may be, gets so long to end.
 * @source our choice: its two requests take a second on most lines, and the check waits with what it asks of messengers
 */
const longestWaitMs = 5000;

/**
 * Makes the page anew, with a frame in it that has no connections yet. What is under way gets a few seconds to end, and is cut
 * off then; what is asked meanwhile waits for the new page. Rejects where the browser makes none.
 */
export function renewOffscreenPage(): Promise<void> {
  return inTurn(async () => {
    if (busy > 0) await untilIdle(longestWaitMs);
    const offscreen = api();
    if (await offscreen?.hasDocument()) await offscreen?.closeDocument();
    await open();
  });
}

/** Resolves when nothing is under way any more, or after so long. */
function untilIdle(maxMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, maxMs);
    onIdle = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

/** Closes the page, if there is one, or leaves that to whoever is still using it. */
export function closeOffscreenPage(): Promise<void> {
  return inTurn(async () => {
    const offscreen = api();
    if (busy === 0 && (await offscreen?.hasDocument())) await offscreen?.closeDocument();
  });
}

/** Runs the background's errands. To be called by the page's script. */
export function runErrandsOfBackground(runners: readonly ErrandRunner[]): void {
  const underWay = new Map<string, AbortController>();
  answerOwnMessages((message) => {
    if (isEndMessage(message)) underWay.get(message.endErrand)?.abort();
    if (!isErrandMessage(message)) return undefined;
    const { errand, id, ask } = message;
    const runner = runners.find(({ name }) => name === errand);
    if (!runner) return undefined;
    const end = new AbortController();
    underWay.set(id, end);
    return () => runner.run(ask, end.signal).finally(() => underWay.delete(id));
  });
}

function isErrandMessage(message: object): message is ErrandMessage {
  return 'errand' in message;
}

function isEndMessage(message: object): message is EndMessage {
  return 'endErrand' in message;
}
