import type { WebRequest } from 'webextension-polyfill';
import { failureOf } from '../../model/browser-error.ts';
import type { Failure } from '../../model/failures.ts';
import { extension } from './extension.ts';

/** The outcome of a visit; `unknown` where the browser did not show it. */
export type Visited = 'opened' | 'unknown' | Failure;

/** The lowest HTTP status that is no page. */
const firstErrorStatus = 400;

/**
 * Opens a page in a new tab, as an ordinary visit of the person, and tells whether it came. The browser reports a
 * request only to hosts that the extension has access to. Reports about other tabs are ignored.
 */
export function visit(url: string, maxMs: number): Promise<Visited> {
  const { onBeforeRequest, onBeforeRedirect, onCompleted, onErrorOccurred } = extension.webRequest;
  return new Promise((resolve) => {
    const startedAt = Date.now();
    let waitsForAnswer = false;
    // The listeners are there before the tab, whose id comes later than its first events.
    const ofVisit =
      <Details extends { readonly tabId: number }>(note: (details: Details) => void) =>
      (details: Details): undefined => {
        void tab.then((own) => details.tabId === own?.id && note(details));
      };
    const began = ofVisit(() => {
      waitsForAnswer = true;
    });
    // The target may be a host without access, of which nothing more is reported.
    const redirected = ofVisit(() => {
      waitsForAnswer = false;
    });
    const completed = ofVisit(({ fromCache, statusCode }: WebRequest.OnCompletedDetailsType) =>
      finish(fromCache ? 'unknown' : statusCode < firstErrorStatus ? 'opened' : 'http_request_failed'),
    );
    const failed = ofVisit(({ error }: WebRequest.OnErrorOccurredDetailsType) => {
      const failure = failureOf(error, Date.now() - startedAt);
      // A tab that is closed, or led elsewhere, ends with a name that says nothing about the network.
      finish(failure === 'unknown_failure' ? 'unknown' : failure);
    });
    const finish = (visited: Visited) => {
      clearTimeout(timer);
      onBeforeRequest.removeListener(began);
      onBeforeRedirect.removeListener(redirected);
      onCompleted.removeListener(completed);
      onErrorOccurred.removeListener(failed);
      resolve(visited);
    };
    const timer = setTimeout(() => finish(waitsForAnswer ? 'generic_timeout_error' : 'unknown'), maxMs);
    const pages: WebRequest.RequestFilter = { urls: ['https://*/*'], types: ['main_frame'] };
    onBeforeRequest.addListener(began, pages);
    onBeforeRedirect.addListener(redirected, pages);
    onCompleted.addListener(completed, pages);
    onErrorOccurred.addListener(failed, pages);
    const tab = extension.tabs.create({ url }).catch(() => undefined);
  });
}
