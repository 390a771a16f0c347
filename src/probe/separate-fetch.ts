import { fetchHere, type Requester, type SampleFetcher } from './fetch-here.ts';

/** The part of XMLHttpRequest that is needed; a worker's types, and workers in Chromium, do not have it. */
interface XmlHttpRequest {
  readonly readyState: number;
  readonly status: number;
  readonly responseText: string;
  addEventListener(type: 'readystatechange' | 'error' | 'abort' | 'progress' | 'load', listener: () => void): void;
  open(method: string, url: string): void;
  overrideMimeType(type: string): void;
  setRequestHeader(name: string, value: string): void;
  getAllResponseHeaders(): string;
  send(body?: BodyInit | null): void;
  abort(): void;
}
type Maker = new () => XmlHttpRequest;

const makerHere = () => (globalThis as { XMLHttpRequest?: Maker }).XMLHttpRequest;

const headersReceived = 2;

/**
 * Makes requests over a different connection from `fetchHere`, if the browser can. Firefox pools connections by the
 * user name in the URL, but coalesces a request with an open HTTP/2 connection to the same server, unless only one of
 * the two may carry credentials. So these requests may, and the header filter removes cookies, credentials, demands for
 * a login and redirects, which XMLHttpRequest would follow. `fetch` refuses URLs with a user name.
 * @param name one for each connection; over HTTP/2 they share one
 * @returns undefined in Chromium's worker
 */
export function separateFetcher(name: string): SampleFetcher | undefined {
  const Maker = makerHere();
  if (!Maker) return undefined;
  const request = requesterBy(Maker);
  return (wire, stop, take) => {
    const url = new URL(wire.url);
    url.username = name;
    return fetchHere({ ...wire, url: url.href }, stop, undefined, request, take);
  };
}

function requesterBy(Maker: Maker): Requester {
  return (url, { method = 'GET', headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const request = new Maker();
      const end = () => request.abort();
      let taken = 0;
      const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
        start(arriving) {
          const take = () => {
            const arrived = bytesOf(request.responseText.slice(taken));
            if (arrived.length > 0) arriving.enqueue(arrived);
            taken += arrived.length;
          };
          const fail = (error: Error) => {
            signal?.removeEventListener('abort', end);
            reject(error);
            arriving.error(error);
          };
          request.addEventListener('progress', take);
          request.addEventListener('load', () => {
            signal?.removeEventListener('abort', end);
            take();
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
      // The bytes of an incomplete text can be read if each is one character.
      request.overrideMimeType('text/plain; charset=x-user-defined');
      for (const [name, value] of new Headers(headers)) request.setRequestHeader(name, value);
      request.send(body);
      if (signal?.aborted) end();
    });
}

/** In this encoding the bytes from 0x80 on are the characters from U+F780 on (Encoding Standard, section 14.5). */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
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
