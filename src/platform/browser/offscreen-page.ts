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
  readonly ask: unknown;
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
 * @param signal ends the wait for the answer at once, without one; the errand itself ends with the page
 */
export async function askOffscreenPage(errand: string, ask: unknown, signal?: AbortSignal): Promise<unknown> {
  // Under way only from its turn on: whoever makes the page anew does not wait for what waits for that.
  await inTurn(async () => {
    await open();
    busy++;
  });
  try {
    if (signal?.aborted) return undefined;
    const answer = sendOwnMessage({ errand, ask } satisfies ErrandMessage);
    return await (signal ? Promise.race([answer, whenAborted(signal)]) : answer);
  } finally {
    busy--;
    if (busy === 0) onIdle();
  }
}

function whenAborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
    if (signal.aborted) resolve(undefined);
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
function untilIdle(mostMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, mostMs);
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
  answerOwnMessages((message) => {
    if (!isErrandMessage(message)) return undefined;
    const runner = runners.find(({ name }) => name === message.errand);
    return runner && (() => runner.run(message.ask));
  });
}

function isErrandMessage(message: object): message is ErrandMessage {
  return 'errand' in message;
}
