import { extension } from './browser.ts';
import type { ChromiumApis } from './chromium-apis.ts';

const errands = ['open-websocket', 'ask-relay'] as const;
type Errand = (typeof errands)[number];

/** What the background asks of the offscreen page. */
interface OffscreenRequest {
  readonly offscreen: Errand;
  readonly url: string;
  readonly deadlineMs: number;
}

const page = 'src/offscreen/index.html';

/** Is there an offscreen page in this browser? Firefox's event page needs none. */
export function hasOffscreen(): boolean {
  return (extension as ChromiumApis).offscreen !== undefined;
}

/**
 * Has the offscreen page do what a worker cannot: open a WebSocket where the header rules reach it, or use WebRTC.
 * The answer is whatever the page says.
 */
export async function askOffscreen(offscreen: Errand, url: string, deadlineMs: number): Promise<unknown> {
  await ready();
  const request: OffscreenRequest = { offscreen, url, deadlineMs };
  return extension.runtime.sendMessage(request);
}

let creating: Promise<void> | undefined;

function ready(): Promise<void> {
  creating ??= create().finally(() => {
    creating = undefined;
  });
  return creating;
}

async function create(): Promise<void> {
  const { offscreen } = extension as ChromiumApis;
  if (!offscreen || (await offscreen.hasDocument())) return;
  await offscreen.createDocument({
    url: page,
    // There can be one such page, so it is made for all errands at once.
    reasons: ['WORKERS', 'WEB_RTC'],
    justification: 'Opens live channels without cookies and asks call relays, to see whether messengers are reachable.',
  });
}

export async function closeOffscreen(): Promise<void> {
  const { offscreen } = extension as ChromiumApis;
  if (offscreen && (await offscreen.hasDocument())) await offscreen.closeDocument();
}

export type Answers = Readonly<Record<Errand, (url: string, deadlineMs: number) => Promise<unknown>>>;

/** Answers the background's requests. To be called by the offscreen page's script. */
export function answerOffscreen(answers: Answers): void {
  const listener = (message: unknown, sender: { id?: string }, respond: (answer: unknown) => void) => {
    if (sender.id !== extension.runtime.id || !isOffscreenRequest(message)) return undefined;
    void answers[message.offscreen](message.url, message.deadlineMs).then(respond);
    return true;
  };
  extension.runtime.onMessage.addListener(listener as Parameters<typeof extension.runtime.onMessage.addListener>[0]);
}

function isOffscreenRequest(message: unknown): message is OffscreenRequest {
  return (
    typeof message === 'object' &&
    message !== null &&
    'offscreen' in message &&
    errands.some((errand) => errand === message.offscreen)
  );
}
