import type { WebRequest } from 'webextension-polyfill';
import { extension } from './extension.ts';
import { readHeaders } from './firefox-answers.ts';

/** What events have shown about one request. Mutable while it is in flight. */
interface Seen {
  ip?: string;
  status?: number;
  redirectUrl?: string;
  error?: string;
  proxied?: boolean;
  addedAuthority?: boolean;
}

interface Followed {
  readonly seen: Seen;
  readonly wake: () => void;
  readonly woken: Promise<void>;
}

/** Firefox reports the proxy of a request before it has an answer; the published types lack this. */
interface FirefoxProxyInfo {
  readonly proxyInfo?: { readonly type: string };
}

/** The browser's events about the requests of this extension itself. */
export interface OwnRequestEvents {
  /** @param key the fragment of the request's URL; for a WebSocket, which may not have one, the whole URL */
  follow(key: string): {
    readonly seen: Readonly<Seen>;
    settled(maxMs: number): Promise<void>;
    stop(): void;
  };
  /** Removes the listeners. */
  close(): void;
}

/**
 * Listens to the extension's own requests until closed. They are identified by the fragment of their URL, which
 * browsers keep in the events and never send. Other requests are ignored.
 * @param ownTab the tab of a page that makes requests itself; the background is in no tab
 */
export function listenToOwnRequests(ownTab = -1): OwnRequestEvents {
  const followed = new Map<string, Followed>();

  const entryOf = (details: { url: string; tabId: number }): Followed | undefined => {
    if (details.tabId !== ownTab) return undefined;
    const hash = details.url.lastIndexOf('#');
    return followed.get(hash < 0 ? details.url : details.url.slice(hash + 1));
  };
  const onRedirect = (details: WebRequest.OnBeforeRedirectDetailsType) => {
    const entry = entryOf(details);
    if (!entry) return;
    noteAnswer(entry.seen, details);
    entry.seen.redirectUrl = details.redirectUrl.replace(/#.*$/, '');
    entry.wake();
  };
  const onSend = (details: WebRequest.OnSendHeadersDetailsType & FirefoxProxyInfo) => {
    const entry = entryOf(details);
    if (entry) noteProxy(entry.seen, details);
  };
  const onAnswer = (details: WebRequest.OnResponseStartedDetailsType & FirefoxProxyInfo) => {
    const entry = entryOf(details);
    if (!entry) return;
    // If the proxy does not work, the browser may connect directly.
    noteProxy(entry.seen, details);
    noteAnswer(entry.seen, details);
    entry.wake();
  };
  const onError = (details: WebRequest.OnErrorOccurredDetailsType) => {
    const entry = entryOf(details);
    if (!entry) return;
    entry.seen.error ??= details.error;
    entry.wake();
  };

  const everywhere = { urls: ['http://*/*', 'https://*/*', 'wss://*/*'] };
  const { onSendHeaders, onBeforeRedirect, onResponseStarted, onErrorOccurred } = extension.webRequest;
  onSendHeaders.addListener(onSend, everywhere);
  onBeforeRedirect.addListener(onRedirect, everywhere);
  onResponseStarted.addListener(onAnswer, everywhere);
  onErrorOccurred.addListener(onError, everywhere);
  const stopReading = readHeaders(everywhere, (details) => entryOf(details)?.seen);

  return {
    follow(key) {
      let wake: () => void = () => undefined;
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const entry: Followed = { seen: {}, wake: () => wake(), woken };
      followed.set(key, entry);
      return {
        seen: entry.seen,
        settled: (maxMs) => Promise.race([entry.woken, new Promise<void>((resolve) => setTimeout(resolve, maxMs))]),
        stop: () => void followed.delete(key),
      };
    },
    close() {
      onSendHeaders.removeListener(onSend);
      onBeforeRedirect.removeListener(onRedirect);
      onResponseStarted.removeListener(onAnswer);
      onErrorOccurred.removeListener(onError);
      stopReading();
    },
  };
}

function noteProxy(seen: Seen, { proxyInfo }: FirefoxProxyInfo): void {
  if (proxyInfo && proxyInfo.type !== 'direct') seen.proxied = true;
  else delete seen.proxied;
}

function noteAnswer(seen: Seen, details: { statusCode: number; ip?: string | undefined }): void {
  seen.status = details.statusCode;
  if (details.ip) seen.ip = details.ip;
}
