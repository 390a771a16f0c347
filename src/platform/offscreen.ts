import { extension } from './browser.ts';
import type { ChromiumApis } from './chromium-apis.ts';

/** What the background asks of the offscreen page. */
export interface OpenWebSocketRequest {
  readonly offscreen: 'open-websocket';
  readonly url: string;
  readonly deadlineMs: number;
}

const page = 'src/offscreen/index.html';

/** Is there an offscreen page in this browser? Firefox's event page needs none. */
export function hasOffscreen(): boolean {
  return (extension as ChromiumApis).offscreen !== undefined;
}

/**
 * Opens a WebSocket from the offscreen page: only there do the header rules reach it.
 * The answer is whatever the page's listener says.
 */
export async function askOffscreen(request: OpenWebSocketRequest): Promise<unknown> {
  await ready();
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
    reasons: ['WORKERS'],
    justification: 'Opens the live channels of messengers without cookies, to see whether they are reachable.',
  });
}

export async function closeOffscreen(): Promise<void> {
  const { offscreen } = extension as ChromiumApis;
  if (offscreen && (await offscreen.hasDocument())) await offscreen.closeDocument();
}

/** Answers the background's requests. To be called by the offscreen page's script. */
export function answerOffscreen(open: (url: string, deadlineMs: number) => Promise<unknown>): void {
  const listener = (message: unknown, sender: { id?: string }, respond: (answer: unknown) => void) => {
    if (sender.id !== extension.runtime.id || !isOpenRequest(message)) return undefined;
    void open(message.url, message.deadlineMs).then(respond);
    return true;
  };
  extension.runtime.onMessage.addListener(listener as Parameters<typeof extension.runtime.onMessage.addListener>[0]);
}

function isOpenRequest(message: unknown): message is OpenWebSocketRequest {
  return (
    typeof message === 'object' && message !== null && 'offscreen' in message && message.offscreen === 'open-websocket'
  );
}
