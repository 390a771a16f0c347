import { services } from '../../../src/catalogue/catalogue.ts';
import { pageOf } from '../../../src/measure/transfers/transfer-endpoint.ts';
import type { ServiceId } from '../../../src/model/service.ts';
import type { LabBrowser, Tab } from '../driver/browser.ts';

/** How far a page came in a tab. */
export interface Visit {
  /**
   * - `whole`: it was loaded to its end, and everything that it names ran. - `half-drawn`: some of it came. - `blank`:
   * nothing came. - `error`: the browser shows its own page, or somebody else's is in its place.
   */
  readonly end: 'whole' | 'half-drawn' | 'blank' | 'error';
  readonly tookMs: number;
  /** What is there, and what is missing. */
  readonly seen: string;
}

const longestMs = 30_000;
const everyMs = 100;

/** After an error, Chromium retries by itself after one second, and after five more. */
const errorLastsMs = 8000;

/** The page that a person opens. */
export function pageOfService(service: ServiceId): string | undefined {
  const web = services.find(({ id }) => id === service)?.endpoints.find((one) => one.function === 'web');
  return web && pageOf(web);
}

interface Shown {
  readonly state: DocumentReadyState;
  /** A page of the browser itself. */
  readonly isError: boolean;
  /** A web page, not the empty one of a new tab. */
  readonly isWeb: boolean;
  readonly hasContent: boolean;
  readonly hasEnd: boolean;
  readonly scripts: number;
  readonly ran: number;
  readonly unstyled: number;
}

/** Runs in the page. */
const look = `({
  state: document.readyState,
  isError: /^(?:chrome-error|about:(?:net|cert)error)/.test(document.documentURI) || location.protocol === 'chrome-error:',
  isWeb: location.protocol.startsWith('http'),
  hasContent: (document.head?.childElementCount ?? 0) > 0,
  hasEnd: document.querySelector('footer') !== null,
  scripts: Number(document.documentElement?.dataset.scripts ?? 0),
  ran: Number(document.documentElement?.dataset.ran ?? 0),
  unstyled: [...document.querySelectorAll('link[rel=stylesheet]:not([disabled])')].filter(({ sheet }) => !sheet).length,
})`;

/** Opens a page in a new tab, and waits until it is whole, or as long as a patient person. */
export async function visit(browser: LabBrowser, url: string): Promise<Visit> {
  const startedAt = performance.now();
  const tab = await browser.openTab(url);
  let shown: Shown | undefined;
  let wrongSince: number | undefined;
  try {
    for (;;) {
      shown = (await atOnce(tab)) ?? shown;
      const tookMs = performance.now() - startedAt;
      if (shown && isWhole(shown)) return { end: 'whole', tookMs, seen: 'all of it' };
      wrongSince = shown && isWrong(shown) ? (wrongSince ?? tookMs) : undefined;
      const isOver = tookMs > longestMs || (wrongSince !== undefined && tookMs - wrongSince > errorLastsMs);
      if (isOver) return { end: endOf(shown), tookMs, seen: wordsOf(shown) };
      await new Promise((done) => setTimeout(done, everyMs));
    }
  } finally {
    await tab.close();
  }
}

/** A browser may answer late while it opens a page. */
function atOnce(tab: Tab): Promise<Shown | undefined> {
  const late = new Promise<undefined>((done) => setTimeout(() => done(undefined), 2000));
  return Promise.race([tab.evaluate<Shown>(look), late]);
}

function isWhole({ state, hasEnd, scripts, ran, unstyled }: Shown): boolean {
  return state === 'complete' && hasEnd && ran >= scripts && unstyled === 0;
}

/** It was loaded, but is not what was requested. */
function isWrong({ state, isError, isWeb, hasEnd }: Shown): boolean {
  return isError || (isWeb && state === 'complete' && !hasEnd);
}

function endOf(shown: Shown | undefined): Visit['end'] {
  if (shown?.isError) return 'error';
  return shown?.isWeb && shown.hasContent ? 'half-drawn' : 'blank';
}

function wordsOf(shown: Shown | undefined): string {
  if (shown?.isError) return "the browser's page of an error";
  if (shown === undefined || endOf(shown) === 'blank') return 'nothing';
  const { state, hasEnd, scripts, ran, unstyled } = shown;
  return [
    hasEnd ? 'the page' : 'a part of the page, or another',
    ...(scripts > 0 ? [`${ran} of ${scripts} scripts`] : []),
    ...(unstyled > 0 ? [`${unstyled} styles missing`] : []),
    state,
  ].join(', ');
}
