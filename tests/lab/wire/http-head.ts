/** The part of a plain http request that a censor reads. */
export type RequestStart =
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'not-http' }
  | { readonly kind: 'request'; readonly host: string };

const methods = /^(GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH|CONNECT) /;
const longestHead = 16_384;

export function readRequestStart(bytes: Buffer): RequestStart {
  const text = bytes.toString('latin1');
  if (text.length >= 8 && !methods.test(text)) return { kind: 'not-http' };
  const host = /\r\nhost:[ \t]*([^\s:]+)(:\d+)?[ \t]*\r\n/i.exec(text)?.[1];
  if (host !== undefined) return { kind: 'request', host: host.toLowerCase() };
  return text.includes('\r\n\r\n') || text.length > longestHead ? { kind: 'not-http' } : { kind: 'incomplete' };
}
