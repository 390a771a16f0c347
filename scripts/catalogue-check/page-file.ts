import { Window } from 'happy-dom';
import { originsFor, patternOf } from '../../src/catalogue/origins.ts';
import { downloadSample } from '../../src/measure/transfers/transfer.ts';
import { hostsOfPage, pageOf, transferEndpoint } from '../../src/measure/transfers/transfer-endpoint.ts';
import type { Service } from '../../src/model/service.ts';
import { namedInPage } from '../../src/offscreen/named-in-page.ts';
import { maxHeads } from '../../src/probe/transfer.ts';
import { type NodeReading, readByNode } from './read-by-node.ts';
import type { Ways } from './ways.ts';

/** The page of a service, and the file named there that a check would measure. */
export interface PageFacts {
  readonly service: string;
  /** The host of the page after redirects. */
  readonly host: string;
  readonly page: Pick<NodeReading, 'status' | 'bytes' | 'tookMs' | 'error'> & { readonly encoding: string };
  /** How many files on the service's hosts it names. */
  readonly names: number;
  readonly file?: FileFacts;
  /** Why no check could measure with it. */
  readonly warning?: string;
}

interface FileFacts {
  readonly host: string;
  readonly length: number;
  readonly encoding: string;
  readonly tookMs: number;
}

/** As a tab asks. Some servers turn away anything that is no browser. */
const asTab = {
  accept: 'text/html,application/xhtml+xml',
  'accept-encoding': 'gzip, deflate, br',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-site': 'none',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
};

/** One byte, with the total length: servers refuse HEAD for some files. */
const asPart = { 'accept-encoding': 'identity', range: 'bytes=0-0', 'user-agent': asTab['user-agent'] };

/** Today's pages have a tenth of it. */
const maxCharacters = 2_000_000;

/** A page may redirect to the same with a slash, to its login, and to a language version of that. */
const maxRedirects = 3;

/** Reads the page of a service as a check does, and finds the file that it names. */
export async function lookAtPage(service: Service, ways: Ways): Promise<PageFacts | undefined> {
  const web = transferEndpoint(service, 'web');
  if (web === undefined) return undefined;
  const own = new Set(originsFor([service], []));
  let at = pageOf(web);
  let page = await readByNode(at, { headers: asTab, maxCharacters }, ways);
  let strange: string | undefined;
  for (let led = 0; led < maxRedirects && page.headers.location && URL.canParse(page.headers.location, at); led++) {
    const to = new URL(page.headers.location, at).href;
    if (!own.has(patternOf(to))) strange = new URL(to).hostname;
    if (strange !== undefined) break;
    at = to;
    page = await readByNode(at, { headers: asTab, maxCharacters }, ways);
  }
  const { status, bytes, tookMs, error } = page;
  const facts = {
    service: service.id,
    host: new URL(at).hostname,
    page: { ...(status ? { status } : {}), bytes, tookMs, encoding: encodingOf(page), ...(error ? { error } : {}) },
  };
  if (strange !== undefined) return { ...facts, names: 0, warning: `leads to ${strange}, which is not listed` };
  if (status !== 200) return { ...facts, names: 0, warning: `no page: ${error ?? status}` };
  readLikeBrowsers();
  const named = namedInPage(page.text, at, hostsOfPage(service));
  if (named.length === 0)
    return { ...facts, names: 0, warning: ['names nothing listed', ...hostsNamedIn(page.text, at)].join(', but ') };
  const files = await lookAtFiles(named, ways);
  const isNew = web.fileless !== undefined && files.some(isLong);
  const file = files.find(isLong) ?? files.toSorted((a, b) => b.length - a.length)[0];
  return {
    ...facts,
    names: named.length,
    ...(file ? { file } : {}),
    ...(file && isLong(file) ? {} : { warning: whyNot(files) }),
    ...(isNew ? { warning: 'names a file, though the catalogue says "fileless"' } : {}),
  };
}

const isLong = ({ length, encoding }: FileFacts) => length >= downloadSample.maxBytes && encoding === 'identity';

function whyNot(files: readonly FileFacts[]): string {
  const packed = files.find(({ encoding }) => encoding !== 'identity');
  if (packed) return `its file comes as ${packed.encoding}, so that nobody can count what came`;
  return files.length > 0 ? 'none of its first files is long enough' : 'none of its first files is there';
}

async function lookAtFiles(named: readonly string[], ways: Ways): Promise<readonly FileFacts[]> {
  const files: FileFacts[] = [];
  for (const url of named.slice(0, maxHeads)) {
    const answer = await readByNode(url, { headers: asPart, maxCharacters: 1 }, ways);
    if (answer.status !== 200 && answer.status !== 206) continue;
    const { headers, tookMs } = answer;
    const length = Number(answer.status === 206 ? headers['content-range']?.split('/')[1] : headers['content-length']);
    const file = { host: new URL(url).hostname, length: length || 0, encoding: encodingOf(answer), tookMs };
    files.push(file);
    if (isLong(file)) break;
  }
  return files;
}

const encodingOf = ({ headers }: NodeReading) => headers['content-encoding'] ?? 'identity';

/** Hosts of scripts and styles, to find what the catalogue lacks. */
function hostsNamedIn(page: string, at: string): readonly string[] {
  const parsed = new DOMParser().parseFromString(page, 'text/html');
  const names = [...parsed.querySelectorAll('script[src], link[rel~="stylesheet"][href]')].map(
    (one) => one.getAttribute('src') ?? one.getAttribute('href') ?? '',
  );
  return [...new Set(names.flatMap((name) => (URL.canParse(name, at) ? [new URL(name, at).hostname] : [])))];
}

/** The product uses its browser's parser, which node lacks. This one loads and runs nothing. */
function readLikeBrowsers(): void {
  const settings = { disableJavaScriptFileLoading: true, disableCSSFileLoading: true } as const;
  globalThis.DOMParser ??= new Window({ settings }).DOMParser as unknown as typeof DOMParser;
}
