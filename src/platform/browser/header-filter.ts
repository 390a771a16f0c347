import type { WebRequest } from 'webextension-polyfill';
import { extension } from './extension.ts';
import { acting, identifying } from './identifying-headers.ts';
import { isApart, isOverpacked, leavingPacked, withAcceptedCoding } from './packed-answers.ts';

/**
 * Response headers with which Firefox remembers a host for months, even after everything here was deleted. Chromium
 * handles them before any extension's rules.
 */
const hostMemory = ['strict-transport-security', 'alt-svc', 'nel', 'report-to', 'reporting-endpoints'] as const;

const remembered = [...hostMemory, ...acting] as const;

/**
 * An upload with progress events follows redirects by itself, wherever they lead. Without this header there are none.
 */
const leading = ['location'] as const;

/** A request with a user name in its URL follows redirects too, and would answer a login prompt with that name. */
const answered = [...leading, 'www-authenticate', 'cache-control'] as const;

/** Also keeps the answer off the disk, for which XMLHttpRequest has no option. */
const notKept = { name: 'Cache-Control', value: 'no-store' } as const;

/**
 * A server could send a one-megabyte message that inflates to a gigabyte before anybody sees it, so channels do not
 * offer compression (RFC 7692). Chromium adds the offer after all rules, so there the probe looks for it.
 */
const channelExtensions = 'sec-websocket-extensions';

const unsent = [...identifying, channelExtensions] as const;

function unwantedIn({ method, url }: WebRequest.OnHeadersReceivedDetailsType): readonly string[] {
  if (isApart(url)) return [...remembered, ...answered];
  return method === 'POST' ? [...remembered, ...leading] : remembered;
}

/**
 * Cleans headers in Firefox. Chromium's build has another module in place of this one.
 * @param originFor the Origin that a request to this address should carry; most carry none
 * @param isOfRound are these the requests of rounds, and not of sharing or updates?
 * @param ownTab the tab of a page that makes requests itself; the background is in no tab
 */
export function filterHeaders(
  urls: string[],
  originFor: (url: URL) => string | undefined,
  isOfRound: boolean,
  ownTab = -1,
): () => Promise<void> {
  const ownOrigin = new URL(extension.runtime.getURL('')).origin;
  const filter = (details: WebRequest.OnBeforeSendHeadersDetailsType): WebRequest.BlockingResponse => {
    if (details.tabId !== ownTab || !details.originUrl?.startsWith(ownOrigin)) return {};
    const origin = originFor(new URL(details.url));
    const kept = (details.requestHeaders ?? [])
      .filter(({ name }) => !unsent.some((header) => header === name.toLowerCase()))
      .map((header) => withAcceptedCoding(header, details.url, isOfRound));
    return { requestHeaders: origin === undefined ? kept : [...kept, { name: 'Origin', value: origin }] };
  };
  const forget = (details: WebRequest.OnHeadersReceivedDetailsType): WebRequest.BlockingResponse => {
    if (details.tabId !== ownTab || !details.originUrl?.startsWith(ownOrigin)) return {};
    const unwanted = unwantedIn(details);
    const answered = details.responseHeaders ?? [];
    // A server may agree only to what was offered (RFC 6455, section 4.1), but Firefox accepts what was not.
    const isUnoffered = answered.some(({ name }) => name.toLowerCase() === channelExtensions);
    if (isUnoffered || isOverpacked(details, isOfRound)) return { cancel: true };
    const kept = answered.filter(({ name }) => !unwanted.includes(name.toLowerCase()));
    return { responseHeaders: isApart(details.url) ? [...kept, notKept] : leavingPacked(details, kept) };
  };
  const { onBeforeSendHeaders, onHeadersReceived } = extension.webRequest;
  onBeforeSendHeaders.addListener(filter, { urls }, ['blocking', 'requestHeaders']);
  onHeadersReceived.addListener(forget, { urls }, ['blocking', 'responseHeaders']);
  return async () => {
    onBeforeSendHeaders.removeListener(filter);
    onHeadersReceived.removeListener(forget);
  };
}
