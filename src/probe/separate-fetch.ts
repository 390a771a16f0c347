import { type Fetcher, fetchHere, type Requester } from './fetch-here.ts';

/** The part of XMLHttpRequest that is needed; a worker's types, and workers in Chromium, do not have it. */
interface XmlHttpRequest {
  readonly readyState: number;
  readonly status: number;
  responseType: string;
  addEventListener(type: 'readystatechange' | 'error' | 'abort', listener: () => void): void;
  addEventListener(type: 'progress' | 'load', listener: (event: { readonly loaded: number }) => void): void;
  open(method: string, url: string): void;
  setRequestHeader(name: string, value: string): void;
  getAllResponseHeaders(): string;
  send(body?: BodyInit | null): void;
  abort(): void;
}
type Maker = new () => XmlHttpRequest;

const makerHere = () => (globalThis as { XMLHttpRequest?: Maker }).XMLHttpRequest;

const headersReceived = 2;

/**
 * Makes requests over another connection than `fetchHere`, if the browser can. Firefox pools connections by the user
 * name in the URL, but coalesces a request with an open HTTP/2 connection to the same server, unless only one of the
 * two may carry credentials. So these requests may, and the header filter removes cookies, credentials, demands for a
 * login and redirects, which XMLHttpRequest would follow. `fetch` refuses URLs with a user name.
 * @param name one for each connection; over HTTP/2 they share one
 * @returns undefined in Chromium's worker
 */
export function separateFetcher(name: string): Fetcher | undefined {
  const Maker = makerHere();
  if (!Maker) return undefined;
  const request = requesterBy(Maker);
  return (wire, stop, moreMs) => {
    const url = new URL(wire.url);
    url.username = name;
    return fetchHere({ ...wire, url: url.href }, stop, moreMs, request);
  };
}

function requesterBy(Maker: Maker): Requester {
  return (url, { method = 'GET', headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const request = new Maker();
      const end = () => request.abort();
      let loaded = 0;
      const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
        start(arriving) {
          const take = (bytes: number) => {
            // Only the amount and the times matter.
            if (bytes > loaded) arriving.enqueue(new Uint8Array(bytes - loaded));
            loaded = bytes;
          };
          const fail = (error: Error) => {
            signal?.removeEventListener('abort', end);
            reject(error);
            arriving.error(error);
          };
          request.addEventListener('progress', (event) => take(event.loaded));
          request.addEventListener('load', (event) => {
            signal?.removeEventListener('abort', end);
            take(event.loaded);
            arriving.close();
          });
          request.addEventListener('error', () => fail(new TypeError('the request failed')));
          request.addEventListener('abort', () => fail(new DOMException('the request was aborted', 'AbortError')));
        },
        cancel: end,
      });
      request.addEventListener('readystatechange', () => {
        if (request.readyState !== headersReceived) return;
        const { status } = request;
        const init = { status, headers: headersOf(request.getAllResponseHeaders()) };
        resolve(new Response(withoutBody.has(status) ? undefined : stream, init));
      });
      signal?.addEventListener('abort', end);
      request.open(method, url);
      request.responseType = 'arraybuffer';
      for (const [name, value] of new Headers(headers)) request.setRequestHeader(name, value);
      request.send(body);
      if (signal?.aborted) end();
    });
}

/** Statuses that never have a body (Fetch, section 2.2.3). */
const withoutBody: ReadonlySet<number> = new Set([101, 103, 204, 205, 304]);

function headersOf(lines: string): Headers {
  const headers = new Headers();
  for (const line of lines.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return headers;
}
