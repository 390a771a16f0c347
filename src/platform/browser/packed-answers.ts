import type { WebRequest } from 'webextension-polyfill';

/**
 * The codings that Firefox unpacks, before anybody reads the body.
 * @source Firefox 153, nsHTTPCompressConv::AsyncConvertData; x-gzip is gzip (RFC 9110, section 8.4.1.3)
 */
const unpacked: ReadonlySet<string> = new Set(['gzip', 'deflate', 'compress', 'br', 'zstd', 'dcb', 'dcz']);

/**
 * Bodies in these codings are unpacked packet by packet, so a reader who stops early causes little work, unless its
 * thread is busy: in three seconds Firefox unpacks gigabytes. In any other coding, or in one over another, a single
 * packet can hold a gigabyte.
 * @source zlib's technical notes: deflate packs to 1:1032 at best
 */
const bounded: readonly string[] = ['gzip', 'deflate'];

/** XMLHttpRequest makes the requests with a user name in their URL, which selects the connection. */
export const isApart = (url: string) => new URL(url).username !== '';

/**
 * XMLHttpRequest shows nothing of a body until all packets that came are unpacked, so its answers may not be packed. Nor
 * may those over plain http, since any network can give them.
 */
const allowedFor = (url: string) => (isApart(url) || url.startsWith('http:') ? [] : bounded);

/** The browser reads no body in a channel's answer. */
const isChannel = (url: string) => url.startsWith('ws');

/** A request header. Accept-Encoding keeps those of Firefox's codings that are allowed. */
export function withBoundedCodings(
  header: WebRequest.HttpHeadersItemType,
  url: string,
): WebRequest.HttpHeadersItemType {
  if (header.name.toLowerCase() !== 'accept-encoding' || isChannel(url)) return header;
  const kept = (header.value ?? '').split(/\s*,\s*/).filter((coding) => allowedFor(url).includes(coding));
  return { ...header, value: kept.join(', ') || 'identity' };
}

type Answer = Pick<WebRequest.OnHeadersReceivedDetailsType, 'method' | 'url' | 'responseHeaders'>;

/** Whether Firefox would unpack more of this answer's body than is allowed. */
export function isOverpacked({ method, url, responseHeaders = [] }: Answer): boolean {
  if (method === 'HEAD' || isChannel(url)) return false;
  const [first, ...more] = responseHeaders
    .filter(({ name }) => name.toLowerCase() === 'content-encoding')
    .flatMap(({ value = '' }) => value.toLowerCase().split(/[\s,]+/))
    .map((coding) => coding.replace(/^x-/, ''))
    .filter((coding) => unpacked.has(coding));
  return first !== undefined && (more.length > 0 || !allowedFor(url).includes(first));
}
