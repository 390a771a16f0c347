import type { WebRequest } from 'webextension-polyfill';
import { extension } from './extension.ts';
import { isOverpacked } from './packed-answers.ts';

/** The notes on an answer. */
interface Noted {
  redirectUrl?: string;
  error?: string;
  addedAuthority?: boolean;
}

/**
 * Notes what only Firefox shows about answers, and only in a blocking listener. Chromium's build has another module in
 * place of this one.
 * @param notedOf where to note it; undefined for other requests
 * @returns a function that removes the listener
 */
export function readHeaders(
  everywhere: WebRequest.RequestFilter,
  notedOf: (details: WebRequest.OnHeadersReceivedDetailsType) => Noted | undefined,
): () => void {
  if (!showsCertificates()) return () => undefined;
  const onHeaders = async (details: WebRequest.OnHeadersReceivedDetailsType): Promise<WebRequest.BlockingResponse> => {
    const noted = notedOf(details);
    if (!noted) return {};
    // The header filter removes it from requests that would follow redirects.
    noteLocation(noted, details);
    // The header filter refuses it, which Firefox reports like a connection that ended.
    if (isOverpacked(details, true)) noted.error = 'NS_ERROR_CONTENT_BLOCKED';
    if (await isOfAddedAuthority(details.requestId)) noted.addedAuthority = true;
    return {};
  };
  const { onHeadersReceived } = extension.webRequest;
  onHeadersReceived.addListener(onHeaders, everywhere, ['blocking', 'responseHeaders']);
  return () => onHeadersReceived.removeListener(onHeaders);
}

function showsCertificates(): boolean {
  return (extension.webRequest as Partial<typeof extension.webRequest>).getSecurityInfo !== undefined;
}

/** Whether somebody added the certificate's authority to this browser. */
async function isOfAddedAuthority(requestId: string): Promise<boolean> {
  const { state, certificates } = await extension.webRequest.getSecurityInfo(requestId, { certificateChain: true });
  return state === 'secure' && certificates.at(-1)?.isBuiltInRoot === false;
}

/** Firefox has no event for a redirect that is not followed: it is an ordinary answer. */
function noteLocation(
  noted: Noted,
  {
    statusCode,
    responseHeaders,
    url,
  }: Pick<WebRequest.OnResponseStartedDetailsType, 'statusCode' | 'responseHeaders' | 'url'>,
): void {
  if (statusCode < 300 || statusCode >= 400) return;
  const location = responseHeaders?.find(({ name }) => name.toLowerCase() === 'location')?.value;
  if (location === undefined || !URL.canParse(location, url)) return;
  const target = new URL(location, url);
  // The user name only selects the connection.
  target.username = '';
  noted.redirectUrl = target.href.replace(/#.*$/, '');
}
