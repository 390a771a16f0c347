import type { WebRequest } from 'webextension-polyfill';
import { leftPacked } from '../../model/left-packed.ts';

/**
 * The codings that Firefox unpacks, before anybody reads the body.
 * @source Firefox 153, nsHTTPCompressConv::AsyncConvertData; x-gzip is gzip (RFC 9110, section 8.4.1.3)
 */
const unpacked: ReadonlySet<string> = new Set(['gzip', 'deflate', 'compress', 'br', 'zstd', 'dcb', 'dcz']);

/**
 * The one coding of which bodies can be left packed (`leftPacked`); the probe unpacks as much as it reads. In any other
 * Firefox unpacks ahead of the reader, and a single packet can hold a gigabyte.
 */
const accepted = 'gzip';

/** XMLHttpRequest makes the requests with a user name in their URL, which selects the connection. */
export const isApart = (url: string) => new URL(url).username !== '';

/**
 * Only `fetchHere` unpacks what was left packed: XMLHttpRequest does not, nor do requests outside of rounds. Over plain
 * http any network can give an answer.
 */
const mayBePacked = (url: string, isOfRound: boolean) => isOfRound && !isApart(url) && !url.startsWith('http:');

/** The browser reads no body in a channel's answer. */
const isChannel = (url: string) => url.startsWith('ws');

/** A request header. Accept-Encoding, which Firefox sets itself, keeps the accepted coding where the answer may be packed. */
export function withAcceptedCoding(
  header: WebRequest.HttpHeadersItemType,
  url: string,
  isOfRound: boolean,
): WebRequest.HttpHeadersItemType {
  if (header.name.toLowerCase() !== 'accept-encoding' || isChannel(url)) return header;
  const isOffered = mayBePacked(url, isOfRound) && header.value?.split(/\s*,\s*/).includes(accepted);
  return { ...header, value: isOffered ? accepted : 'identity' };
}

type Answer = Pick<WebRequest.OnHeadersReceivedDetailsType, 'method' | 'url' | 'responseHeaders'>;

/** The codings of an answer that Firefox would unpack. */
const codingsOf = ({ responseHeaders = [] }: Answer) =>
  valuesOf('content-encoding', responseHeaders)
    .flatMap((value) => value.toLowerCase().split(/[\s,]+/))
    .map((coding) => coding.replace(/^x-/, ''))
    .filter((coding) => unpacked.has(coding));

function valuesOf(name: string, headers: readonly WebRequest.HttpHeadersItemType[]): string[] {
  return headers.filter((header) => header.name.toLowerCase() === name).map(({ value = '' }) => value);
}

/** Whether Firefox would unpack the body of this answer, which cannot be left packed. */
export function isOverpacked(answer: Answer, isOfRound: boolean): boolean {
  const { method, url } = answer;
  if (method === 'HEAD' || isChannel(url)) return false;
  const [first, ...more] = codingsOf(answer);
  return first !== undefined && (more.length > 0 || first !== accepted || !mayBePacked(url, isOfRound));
}

/** The headers of an answer, of which Firefox leaves a packed body as it is. */
export function leavingPacked(
  answer: Answer,
  headers: readonly WebRequest.HttpHeadersItemType[],
): WebRequest.HttpHeadersItemType[] {
  const own = headers.filter(({ name }) => name.toLowerCase() !== leftPacked.ownTypeHeader);
  if (codingsOf(answer).length === 0) return own;
  return [
    ...own.filter(({ name }) => name.toLowerCase() !== 'content-type'),
    { name: 'content-type', value: leftPacked.type },
    { name: leftPacked.ownTypeHeader, value: valuesOf('content-type', own)[0] ?? '' },
  ];
}
