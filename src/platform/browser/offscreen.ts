import { builtFor } from './built-for.ts';
import type { ChromiumApis } from './chromium-apis.ts';
import { extension } from './extension.ts';
import { closeHiddenFrame, openHiddenFrame } from './hidden-frame.ts';
import { takeTurns } from './take-turns.ts';

/** Something that the background asks of the offscreen page: what it is given, and what it answers. */
export interface Errand<Ask, Answer> {
  readonly name: string;
  /** Never there: it carries the types. */
  readonly types?: (ask: Ask) => Answer;
}

interface OffscreenRequest {
  readonly offscreen: string;
  readonly ask: unknown;
}

const page = 'src/offscreen/index.html';

/**
 * Is what a worker cannot do done in an offscreen page? Firefox's event page can open WebSockets and use WebRTC by itself;
 * it too has such a page for the crowd, whose rules and cryptography would be loaded for nothing by who shares nothing.
 */
export function hasOffscreen(): boolean {
  return builtFor ? builtFor === 'chrome' : (extension as ChromiumApis).offscreen !== undefined;
}

function offscreenApi(): NonNullable<ChromiumApis['offscreen']> {
  const { offscreen } = extension as ChromiumApis;
  if (!offscreen) throw new Error('this browser has no offscreen pages');
  return offscreen;
}

/** Errands that are under way: the page is not closed under them. */
let busy = 0;

/** Has the offscreen page do something that the background cannot, or should not carry. */
export async function askOffscreen<Ask, Answer>({ name }: Errand<Ask, Answer>, ask: Ask): Promise<Answer> {
  busy++;
  try {
    await inTurn(open);
    const request: OffscreenRequest = { offscreen: name, ask };
    return (await extension.runtime.sendMessage(request)) as Answer;
  } finally {
    busy--;
  }
}

/** Opening and closing go one after the other: a page that is just being closed would never answer. */
const inTurn = takeTurns();

async function open(): Promise<void> {
  if (!hasOffscreen()) return openHiddenFrame(extension.runtime.getURL(page));
  const offscreen = offscreenApi();
  if (await offscreen.hasDocument()) return;
  await offscreen.createDocument({
    url: page,
    // There can be one such page, so it is made for all errands at once.
    reasons: ['WORKERS', 'WEB_RTC'],
    justification: 'Opens live channels without cookies and asks call relays, to see whether messengers are reachable.',
  });
}

/** Closes the page, or leaves that to whoever is still using it. */
export function closeOffscreen(): Promise<void> {
  return inTurn(close);
}

async function close(): Promise<void> {
  if (busy > 0) return;
  if (!hasOffscreen()) return closeHiddenFrame();
  const offscreen = offscreenApi();
  if (await offscreen.hasDocument()) await offscreen.closeDocument();
}

/** How one errand is done. */
export interface Answering {
  readonly name: string;
  readonly answer: (ask: unknown) => Promise<unknown>;
}

export function answering<Ask, Answer>(
  { name }: Errand<Ask, Answer>,
  answer: (ask: Ask) => Promise<Answer>,
): Answering {
  return { name, answer: (ask) => answer(ask as Ask) };
}

/** Answers the background's requests. To be called by the offscreen page's script. */
export function answerOffscreen(answers: readonly Answering[]): void {
  const listener = (message: unknown, sender: { id?: string }, respond: (answer: unknown) => void) => {
    if (sender.id !== extension.runtime.id || !isOffscreenRequest(message)) return undefined;
    const found = answers.find(({ name }) => name === message.offscreen);
    if (!found) return undefined;
    void found.answer(message.ask).then(respond);
    return true;
  };
  extension.runtime.onMessage.addListener(listener as Parameters<typeof extension.runtime.onMessage.addListener>[0]);
}

function isOffscreenRequest(message: unknown): message is OffscreenRequest {
  return typeof message === 'object' && message !== null && 'offscreen' in message;
}
