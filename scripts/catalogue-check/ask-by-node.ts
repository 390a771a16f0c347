import { downloadSample } from '../../src/measure/transfers/transfer.ts';
import { needsBody } from '../../src/probe/http.ts';
import { type Entry, healthyOf } from './entry.ts';
import { headOf, type NodeAnswer } from './node-answer.ts';
import { openChannel } from './open-channel.ts';
import { type NodeReading, readByNode } from './read-by-node.ts';
import type { Ways } from './ways.ts';

/** How much of a body is read; every exact body in the catalogue is shorter. */
const maxCharacters = 2048;

/** How many redirects of a large object are followed. */
const maxRedirects = 3;

/** Asks as the probes do, for what browsers do not reveal. Relays are left to the browsers. */
export async function askByNode(entry: Entry, ways: Ways): Promise<NodeAnswer | undefined> {
  switch (entry.kind) {
    case 'relay':
    case 'control-relay':
      return undefined;
    case 'object':
      return askForObject(entry.url, ways);
    default:
      if (entry.kind === 'endpoint' && entry.url.startsWith('wss:')) return openChannel(entry.endpoint, ways);
      return askForAnswer(entry.url, needsBody(healthyOf(entry)) || entry.url.startsWith('http:'), ways);
  }
}

async function askForAnswer(url: string, wantsBody: boolean, ways: Ways): Promise<NodeAnswer> {
  const method = wantsBody ? 'GET' : 'HEAD';
  const read = await readByNode(url, { method, maxCharacters }, ways);
  return { ...answerOf(read, url, method), ...(wantsBody ? { text: read.text } : {}) };
}

/** Asks for an object's length, follows its redirects, and asks for as much of it as a check reads. */
async function askForObject(url: string, ways: Ways): Promise<NodeAnswer> {
  let at = url;
  let answer = answerOf(await readByNode(at, { method: 'HEAD', maxCharacters }, ways), at, 'HEAD');
  let ledTo: string | undefined;
  for (let led = 0; answer.ledTo !== undefined && led < maxRedirects; led++) {
    const to = new URL(answer.headers?.location ?? '', at);
    if (to.protocol !== 'https:') break;
    at = to.href;
    ledTo = to.hostname;
    answer = answerOf(await readByNode(at, { method: 'HEAD', maxCharacters }, ways), at, 'HEAD');
  }
  const led = ledTo ? { ledTo } : {};
  if (answer.status === undefined) return { ...answer, ...led };
  const { maxBytes } = downloadSample;
  const headers = { 'accept-encoding': 'identity', range: `bytes=0-${maxBytes - 1}` };
  const sample = await readByNode(at, { headers, maxCharacters: maxBytes }, ways);
  // Some servers refuse HEAD.
  const told = answer.status < 400 ? answer : { ...answerOf(sample, at, 'GET'), ...lengthIn(sample) };
  const { firstByteMs, pauseMs, bytes, error } = sample;
  return {
    ...told,
    ...led,
    ...(firstByteMs === undefined ? {} : { firstByteMs }),
    pauseMs,
    sampleBytes: bytes,
    ...(error ? { error } : {}),
  };
}

/** The length of the whole, even if only a part of it came. */
function lengthIn({ headers }: NodeReading): Pick<NodeAnswer, 'length'> {
  const length = Number(headers['content-range']?.split('/')[1]);
  return length > 0 ? { length } : {};
}

function answerOf(read: NodeReading, url: string, method: string): NodeAnswer {
  const { status, headers, firstByteMs, error } = read;
  return {
    method,
    ...(status === undefined ? {} : headOf({ statusCode: status, headers }, url)),
    ...(firstByteMs === undefined ? {} : { firstByteMs }),
    ...(error ? { error } : {}),
  };
}
