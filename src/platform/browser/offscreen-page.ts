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

/** Errands that are under way: the page is not closed under them. */
let busy = 0;

/** Has the page run an errand. Rejects with its error message when it failed. */
export async function askOffscreenPage(errand: string, ask: unknown): Promise<unknown> {
  busy++;
  try {
    await inTurn(open);
    return await sendOwnMessage({ errand, ask } satisfies ErrandMessage);
  } finally {
    busy--;
  }
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
      'Opens connections for messages without cookies and asks call servers, to see whether messengers are reachable.',
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
