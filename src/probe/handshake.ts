import { startDeadline } from './deadline.ts';

/**
 * What became of the TLS handshake of a request that is given up before it is sent.
 * - `done`: name, TCP and TLS came up, so whoever is silent afterwards is the server, or sits behind it.
 * - `failed`: the browser's own error names how.
 * - `silent`: neither, until the deadline.
 * - `not-visible-here`: this browser, or this kind of page, has no way to see it.
 */
export interface Handshake {
  readonly kind: 'done' | 'failed' | 'silent' | 'not-visible-here';
  readonly tookMs: number;
}

/**
 * Sees whether the handshake with a host is finished, which a silent request does not show. A body is offered that the
 * browser takes once it could send it, and there the request is given up: at most its head and one byte leave.
 *
 * On a connection from before, this says nothing about new ones: run it where none is open. Run it only where the headers
 * of requests do not name the installation, since it is a POST.
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
  return { kind, tookMs: Math.round(performance.now() - started) };
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

/** Chromium asks the stream for its first bytes once the connection is there, before it sends anything. */
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
    // A server that answers before the body was wanted has finished the handshake too.
    return 'done';
  } catch {
    if (isAsked) return 'done';
    return signal.aborted ? 'silent' : 'failed';
  }
};

/** The part of XMLHttpRequest that is needed; a worker's types, and workers in Chromium, do not have it. */
interface Upload {
  readonly upload: { addEventListener(type: 'progress', listener: () => void): void };
  addEventListener(type: 'load' | 'loadend', listener: () => void): void;
  open(method: string, url: string): void;
  send(body: Uint8Array<ArrayBuffer>): void;
  abort(): void;
}
type UploadMaker = new (options?: { readonly mozAnon: boolean }) => Upload;

/** A browser without streams tells of an upload's progress once the byte is handed to the connection. */
function offerByte(): Watch | undefined {
  const { XMLHttpRequest: Maker } = globalThis as { XMLHttpRequest?: UploadMaker };
  if (!Maker) return undefined;
  return (url, signal) =>
    new Promise((resolve) => {
      // Without this, Firefox would take the person's login along, were it not for the header filter.
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
      request.addEventListener('load', () => finish('done'));
      request.addEventListener('loadend', () => finish('failed'));
      request.open('POST', url);
      request.send(new Uint8Array(1));
    });
}
