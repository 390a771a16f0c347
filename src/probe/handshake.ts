import { startDeadline } from './deadline.ts';
import { type Timing, timingOf } from './fetch-here.ts';

/**
 * The result of the TLS handshake of a request that is aborted before it is sent.
 * - `done`: DNS, TCP and TLS succeeded, so what stays silent afterwards is the server or something behind it.
 * - `failed`: the browser reported an error.
 * - `silent`: neither before the deadline.
 * - `not-visible-here`: this browser, or this kind of page, cannot observe it.
 */
export interface Handshake {
  readonly kind: 'done' | 'failed' | 'silent' | 'not-visible-here';
  readonly tookMs: number;
  /** Only of a failure, and only in Firefox. */
  readonly timing?: Timing;
}

/**
 * Tells whether the handshake with a host completes, which a silent request does not show. The request has a streamed
 * body, which the browser pulls once it can send it. At that moment the request is aborted: at most its headers and one
 * byte are sent. On a reused connection this says nothing about new ones, so run it where none is open. It is a POST,
 * so run it only if request headers do not identify the installation.
 */
export async function makeHandshake(url: string, deadlineMs: number, signal?: AbortSignal): Promise<Handshake> {
  const started = performance.now();
  const watch = takesStreams() ? offerStream : offerByte();
  if (!watch) return { kind: 'not-visible-here', tookMs: 0 };
  const over = new AbortController();
  const end = () => over.abort();
  const wait = startDeadline(deadlineMs, end);
  signal?.addEventListener('abort', end);
  if (signal?.aborted) end();
  const kind = await watch(url, over.signal);
  wait.clear();
  signal?.removeEventListener('abort', end);
  const tookMs = Math.round(performance.now() - started);
  const timing = kind === 'failed' && watch !== offerStream ? await timingOf(url) : undefined;
  return { kind, tookMs, ...(timing ? { timing } : {}) };
}

type Watch = (url: string, signal: AbortSignal) => Promise<'done' | 'failed' | 'silent'>;

/** Without this, a browser sends the words "[object ReadableStream]" as the body. */
function takesStreams(): boolean {
  let asksHow = false;
  const request = new Request('https://localhost/', {
    method: 'POST',
    body: new ReadableStream(),
    get duplex() {
      asksHow = true;
      return 'half';
    },
  } as RequestInit);
  return asksHow && !request.headers.has('content-type');
}

/** Chromium pulls the first bytes of the stream once the connection is established, before it sends anything. */
const offerStream: Watch = async (url, signal) => {
  const asked = new AbortController();
  let isAsked = false;
  const body = new ReadableStream(
    {
      pull() {
        isAsked = true;
        asked.abort();
      },
    },
    { highWaterMark: 0 },
  );
  try {
    await fetch(url, {
      method: 'POST',
      body,
      duplex: 'half',
      mode: 'cors',
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, asked.signal]),
    } as RequestInit);
    // If the server answers before the body is pulled, the handshake is complete too.
    return 'done';
  } catch {
    if (isAsked) return 'done';
    return signal.aborted ? 'silent' : 'failed';
  }
};

/** The part of XMLHttpRequest that is needed; a worker's types, and workers in Chromium, do not have it. */
interface Upload {
  readonly readyState: number;
  readonly upload: { addEventListener(type: 'progress', listener: () => void): void };
  addEventListener(type: 'readystatechange' | 'loadend', listener: () => void): void;
  open(method: string, url: string): void;
  send(body: Uint8Array<ArrayBuffer>): void;
  abort(): void;
}
type UploadMaker = new (options?: { readonly mozAnon: boolean }) => Upload;

const headersReceived = 2;

/** A browser without request streams reports upload progress once the byte is handed to the connection. */
function offerByte(): Watch | undefined {
  const { XMLHttpRequest: Maker } = globalThis as { XMLHttpRequest?: UploadMaker };
  if (!Maker) return undefined;
  return (url, signal) =>
    new Promise((resolve) => {
      // Without this, only the header filter would keep Firefox from sending the person's credentials.
      const request = new Maker({ mozAnon: true });
      const finish = (kind: 'done' | 'failed' | 'silent') => {
        signal.removeEventListener('abort', giveUp);
        resolve(kind);
        request.abort();
      };
      const giveUp = () => finish('silent');
      signal.addEventListener('abort', giveUp);
      if (signal.aborted) return giveUp();
      request.upload.addEventListener('progress', () => finish('done'));
      // The body of the answer is not waited for.
      request.addEventListener('readystatechange', () => {
        if (request.readyState === headersReceived) finish('done');
      });
      request.addEventListener('loadend', () => finish('failed'));
      request.open('POST', url);
      request.send(new Uint8Array(1));
    });
}
