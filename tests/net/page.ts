import { gzipSync } from 'node:zlib';
import { seededRandom } from '../../src/model/chance.ts';
import type { Answer } from './answer.ts';
import type { AskedOf } from './server-fact.ts';

/** Bytes of the page of a host before compression. */
const knownBytes: Readonly<Record<string, number>> = {
  // wppconnect-team/wa-version, html/2.3000.1020982412-alpha.html
  'web.whatsapp.com': 205_000,
  // gumicord/gumicord core/rest/src/build_number.rs, which reads the page
  'discord.com': 60_000,
  // BitorzoWeb/BitorzoSite signal.org/index.html
  'signal.org': 25_000,
  // morethanwords/tweb index.html
  'web.telegram.org': 11_000,
  // element-hq/element-web src/vector/index.html
  'app.element.io': 6500,
  // threema-ch/threema-web index.html
  'web.threema.ch': 8800,
  // wireapp/wire-webapp src/page/index.ejs
  'app.wire.com': 3300,
  // muoio/getzaloinfo chat.zalo.me/index.html
  'chat.zalo.me': 4400,
};

/** Our choice for a host whose page no text measures: a sign-in page of Slack has 39 kB. */
const usualBytes = 40_000;

/** The page of a host, compressed where the client takes that, as real servers send it. */
export function pageOf({ host, headers }: Pick<AskedOf, 'host' | 'headers'>): Answer {
  const text = textOf(host);
  if (!/\bgzip\b/.test(String(headers['accept-encoding'] ?? ''))) return { status: 200, body: text };
  return { status: 200, headers: { 'content-encoding': 'gzip' }, body: compressed(text) };
}

/** The same with headers of its server. */
export function pageWith(marks: Readonly<Record<string, string>>): (asked: AskedOf) => Answer {
  return (asked) => {
    const answer = pageOf(asked);
    return { ...answer, headers: { ...answer.headers, ...marks } };
  };
}

const texts = new Map<string, string>();

/** HTML that compresses to about a quarter, as real pages do. */
function textOf(host: string): string {
  const known = texts.get(host);
  if (known !== undefined) return known;
  const bytes = knownBytes[host] ?? usualBytes;
  const random = seededRandom(bytes);
  const digit = () => Math.floor(random() * 36).toString(36);
  let text = `<!doctype html><title>${host}</title>`;
  while (text.length < bytes) text += `<link rel="prefetch" href="/${Array.from({ length: 12 }, digit).join('')}">\n`;
  const whole = text.slice(0, bytes);
  texts.set(host, whole);
  return whole;
}

const packed = new Map<string, Buffer>();

function compressed(text: string): Buffer {
  const known = packed.get(text) ?? gzipSync(text);
  packed.set(text, known);
  return known;
}
