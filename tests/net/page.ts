import { gzipSync } from 'node:zlib';
import { seededRandom } from '../../src/model/chance.ts';
import type { Answer } from './answer.ts';
import { pageShapes } from './page-shapes.ts';
import type { AskedOf, ServerFact } from './server-fact.ts';

/** Our choice for a host whose page no text measures: a sign-in page of Slack has 39 kB. */
const usualBytes = 40_000;

/** The page of a host, compressed if the client accepts that, as real servers send it. */
export function pageOf({ host, headers }: Pick<AskedOf, 'host' | 'headers'>): Answer {
  return asSent(textOf(host), headers);
}

function asSent(text: string, headers: AskedOf['headers'], marks: Readonly<Record<string, string>> = {}): Answer {
  if (!/\bgzip\b/.test(String(headers['accept-encoding'] ?? ''))) return { status: 200, headers: marks, body: text };
  return { status: 200, headers: { 'content-encoding': 'gzip', ...marks }, body: compressed(text) };
}

/** A row for each script and style that a page names. */
export const namedFiles: readonly ServerFact[] = Object.values(pageShapes).flatMap(({ files, source }) =>
  files.map(({ host, path, bytes }) => ({
    host: new RegExp(`^${host.replaceAll('.', '\\.')}$`),
    path,
    answer: ({ headers }: AskedOf) =>
      asSent(isStyle(path) ? `/* ${random(bytes)} */` : `${countsItself}/* ${random(bytes)} */`, headers, {
        'content-type': isStyle(path) ? 'text/css' : 'text/javascript',
        'access-control-allow-origin': '*',
      }),
    source,
  })),
);

const isStyle = (path: string) => path.endsWith('.css');

/** Counts the scripts that ran, so that in the end a page shows as many as it names. */
const countsItself = '{ const { dataset } = document.documentElement; dataset.ran = 1 + Number(dataset.ran ?? 0); }';

const randoms = new Map<number, string>();

/** Text that compresses to two thirds. */
function random(bytes: number): string {
  const next = seededRandom(bytes);
  const text =
    randoms.get(bytes) ?? Array.from({ length: bytes - 6 }, () => Math.floor(next() * 36).toString(36)).join('');
  randoms.set(bytes, text);
  return text;
}

/** The same with its server's headers. */
export function pageWith(marks: Readonly<Record<string, string>>): (asked: AskedOf) => Answer {
  return (asked) => {
    const answer = pageOf(asked);
    return { ...answer, headers: { ...answer.headers, ...marks } };
  };
}

/** Distinguishes a whole page from one that was cut off. */
const pageEnd = '<footer></footer>';

const texts = new Map<string, string>();

/** HTML that compresses to about a quarter, as real pages do. */
function textOf(host: string): string {
  const known = texts.get(host);
  if (known !== undefined) return known;
  const { bytes = usualBytes, head = '', files = [] } = pageShapes[host] ?? {};
  const scripts = files.filter(({ path }) => !isStyle(path)).length;
  const random = seededRandom(bytes);
  const digit = () => Math.floor(random() * 36).toString(36);
  const start = `<!doctype html><html data-scripts="${scripts}"><title>${host}</title>${head}`;
  const filler = () => `<meta itemprop="a" content="${Array.from({ length: 12 }, digit).join('')}">\n`;
  const count = Math.floor((bytes - start.length - pageEnd.length) / filler().length);
  const text = start + Array.from({ length: count }, filler).join('');
  const whole = text.padEnd(bytes - pageEnd.length) + pageEnd;
  texts.set(host, whole);
  return whole;
}

const packed = new Map<string, Buffer>();

function compressed(text: string): Buffer {
  const known = packed.get(text) ?? gzipSync(text);
  packed.set(text, known);
  return known;
}
