import { type JobRunner, runnerOf } from '../platform/browser/job.ts';
import { type Fetched, fetchHere, type SampleFetcher, type Wire } from '../probe/fetch-here.ts';
import { separateFetcher } from '../probe/separate-fetch.ts';
import { fetchJob } from './jobs.ts';
import { namedInPage } from './named-in-page.ts';

/** Makes requests from a document, which can look through a page. */
export const fetchRunner: JobRunner = runnerOf(fetchJob, (wire, signal = new AbortController().signal) =>
  fetchNaming(wire, signal, wire.apart && separateFetcher(crypto.randomUUID())),
);

const fetchFromHere: SampleFetcher = (wire, signal, take) => fetchHere(wire, signal, undefined, undefined, take);

/** Makes a request, and lists what a page names on the given hosts. Nothing of the page is kept. */
export async function fetchNaming(
  wire: Wire,
  signal: AbortSignal,
  ask: SampleFetcher = fetchFromHere,
): Promise<Fetched> {
  const hosts = wire.read && 'sample' in wire.read ? wire.read.sample.namesOn : undefined;
  if (hosts === undefined) return ask(wire, signal);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const take = (chunk: Uint8Array) => void chunks.push(Uint8Array.from(chunk));
  const fetched = await ask(wire, signal, take);
  // With any other status, the answer is not the page.
  if (fetched.head?.status !== 200) return fetched;
  const [, type = ''] = fetched.head.headers.find(([name]) => name === 'content-type') ?? [];
  return { ...fetched, named: namedInPage(await textOf(chunks, type), wire.url, hosts) };
}

/** Of the encodings of pages, only UTF-16 spells addresses differently from UTF-8. */
async function textOf(chunks: readonly Uint8Array<ArrayBuffer>[], contentType: string): Promise<string> {
  const bytes = new Uint8Array(await new Blob([...chunks]).arrayBuffer());
  const [first, second] = bytes;
  const said = /charset="?(utf-16(?:le|be)?)/i.exec(contentType)?.[1];
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : said;
  return new TextDecoder(marked ?? 'utf-8').decode(bytes);
}
