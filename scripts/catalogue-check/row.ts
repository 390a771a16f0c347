import { meaningOf } from '../../src/model/failures.ts';
import type { Observation } from '../../src/model/observation.ts';
import { needsBody } from '../../src/probe/http.ts';
import { type Entry, healthyOf } from './entry.ts';
import { listedAnswer } from './listed.ts';
import { certificateWord, type HostFacts } from './look-at-host.ts';
import type { NodeAnswer } from './node-answer.ts';
import { hasAnsweredWell, isDownload } from './read-observation.ts';
import type { Said } from './verdict.ts';

export const columns = [
  'what',
  'by',
  'method',
  'listed',
  'status',
  'led to',
  'challenge',
  'body',
  'length',
  'first byte',
  'server',
  'type',
  'HTTP/3',
  'NEL',
  'HSTS',
  'certificate',
  'channel',
  'relay',
  'DoH',
  'reads',
  'because',
] as const;

export type Row = { readonly [Column in (typeof columns)[number]]?: string | undefined };

/** What a browser's probes saw of one entry, and the rules' verdict on it. */
export function browserRow(entry: Entry, by: string, seen: readonly Observation[], said: Said): Row {
  const pages = seen.filter(({ probe }) => probe === 'https' || probe === 'http' || isDownload(probe));
  const page = best(pages);
  const channel = best(seen.filter(({ probe }) => probe === 'websocket'));
  const relay = best(seen.filter(({ probe }) => probe === 'stun' || probe === 'turn'));
  const doh = best(seen.filter(({ probe }) => probe === 'doh'));
  const answer = page?.outcome.kind === 'answered' ? page.outcome : undefined;
  const { leadsTo: _leadsTo, ...marks } = healthyOf(entry);
  return {
    what: entry.name,
    by,
    method: [...new Set(seen.map((o) => methodOf(entry, o)))].join(', '),
    listed: listedAnswer(entry),
    status: page && wordOf(page),
    'led to': answer?.redirectedTo,
    challenge: answer?.challenge ? 'cf-mitigated' : undefined,
    body: answer && Object.keys(marks).length > 0 ? (answer.healthy ? 'as known' : 'another') : undefined,
    certificate: certificateSeen(pages),
    channel: channel && `${wordOf(channel)}${wished(entry)}`,
    relay: relay && wordOf(relay),
    DoH: doh && wordOf(doh),
    ...read(said),
  };
}

/** What node's own connection to the same server adds. */
export function nodeRow(entry: Entry, answer: NodeAnswer, host: HostFacts | undefined): Row {
  const { method, status, error, opened, subprotocol, length, ledTo, challenge, hsts, headers, firstByteMs } = answer;
  const agreed = subprotocol ? `, agreed on ${subprotocol}` : '';
  return {
    what: entry.name,
    by: 'node',
    method,
    listed: listedAnswer(entry),
    status: [status, error].filter(Boolean).join(', '),
    'led to': ledTo,
    challenge,
    length: length?.toString(),
    'first byte': firstByteMs === undefined ? undefined : `${firstByteMs} ms`,
    server: headers?.['server']?.toString(),
    type: headers?.['content-type'],
    'HTTP/3': answer.http3 && 'offered',
    NEL: answer.nel && 'sent',
    HSTS: hsts,
    certificate: host && certificateWord(host),
    channel:
      opened === undefined ? undefined : `${answer.end ?? (opened ? 'opened' : 'refused')}${agreed}${wished(entry)}`,
  };
}

/** A service as a whole. */
export function serviceRow(service: string, by: string, said: Said): Row {
  return { what: service, by, ...read(said) };
}

function read({ state, cause, because }: Said): Pick<Row, 'reads' | 'because'> {
  return { reads: cause ? `${state} (${cause})` : state, because: because.join(', ') };
}

const best = (seen: readonly Observation[]): Observation | undefined => seen.findLast(hasAnsweredWell) ?? seen.at(-1);

function methodOf(entry: Entry, { probe }: Observation): string {
  if (probe === 'https') return needsBody(healthyOf(entry)) ? 'GET' : 'HEAD';
  if (probe === 'http' || isDownload(probe)) return 'GET';
  return probe === 'websocket' ? 'upgrade' : probe;
}

function wordOf({ outcome, transfer }: Observation): string {
  switch (outcome.kind) {
    case 'answered':
      return transfer ? `${outcome.status}, ${transfer.end}` : String(outcome.status);
    case 'failed':
      return outcome.failure;
    case 'skipped':
      return outcome.why;
    case 'relay-answered':
      return outcome.by;
    case 'resolved':
      return outcome.exists ? 'name found' : 'no such name';
    case 'opened':
    case 'greeted':
    case 'connected':
    case 'opaque':
      return outcome.kind;
    default:
      return outcome satisfies never;
  }
}

function certificateSeen(pages: readonly Observation[]): string | undefined {
  const secure = pages.filter(({ probe }) => probe !== 'http');
  if (secure.some(({ outcome }) => outcome.kind === 'answered')) return 'public';
  const failure = secure.flatMap(({ outcome }) => (outcome.kind === 'failed' ? [outcome.failure] : [])).at(-1);
  if (failure === undefined) return undefined;
  const { shows, unknownAuthority } = meaningOf(failure);
  if (unknownAuthority) return 'private';
  return shows === 'wrong-certificate' ? failure : undefined;
}

/** The origin and subprotocol that were sent for a channel. */
function wished(entry: Entry): string {
  if (entry.kind !== 'endpoint') return '';
  const { subprotocol, origin } = entry.endpoint;
  return `${subprotocol ? `, subprotocol ${subprotocol}` : ''}, Origin ${origin ?? 'none'}`;
}
