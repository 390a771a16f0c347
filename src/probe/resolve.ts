import { addressKindOf } from '../model/address.ts';
import type { Outcome } from '../model/observation.ts';
import type { Control } from '../model/service.ts';
import { type DnsAnswer, decodeAnswer, encodeQuestion, type RecordType, readIpv6, typeNumbers } from './dns-message.ts';
import { type ProbeContext, type Sighting, sighting } from './http.ts';
import { type Exchange, exchange } from './request.ts';

/**
 * The answer of an encrypted resolver. The addresses are compared within the round and never stored.
 */
export interface Resolved {
  readonly sighting: Sighting;
  readonly addresses: readonly string[];
}

const longestAnswer = 4096;

/**
 * Asks one resolver over https for the addresses of a name, in Google's JSON or in the wire format of RFC 8484. It asks
 * for IPv6 addresses only when the name exists and has no IPv4 address.
 */
export async function resolveOverHttps(name: string, resolver: Control, context: ProbeContext): Promise<Resolved> {
  const ipv4 = await ask(name, 'A', resolver, context);
  if (ipv4.answer?.code !== noError || ipv4.answer.addresses.length > 0) return ipv4.resolved;
  return (await ask(name, 'AAAA', resolver, context)).resolved;
}

async function ask(
  name: string,
  type: RecordType,
  resolver: Control,
  context: ProbeContext,
): Promise<{ readonly answer: DnsAnswer | undefined; readonly resolved: Resolved }> {
  const json = resolver.format === 'dns-json';
  const query = json ? `name=${encodeURIComponent(name)}&type=${type}` : `dns=${base64Url(encodeQuestion(name, type))}`;
  const seen = await exchange({
    ...context,
    url: `${resolver.url}?${query}`,
    method: 'GET',
    headers: { accept: json ? 'application/dns-json' : 'application/dns-message' },
    read: { upToBytes: longestAnswer },
  });
  const answer = seen.head?.status === 200 && seen.body ? readAnswer(seen.body, json) : undefined;
  const resolved = {
    // The sighting is about the name, not about the resolver.
    sighting: {
      ...sighting('doh', resolver.url, seen, outcomeOf(seen, answer), context),
      host: name,
      resolver: resolver.id,
    },
    addresses: answer?.addresses ?? [],
  };
  return { answer, resolved };
}

const noError = 0;

/** RFC 1035, section 4.1.1. Code 2 is included: a resolver gives it when the name's own servers do not answer. */
const answered: readonly (number | undefined)[] = [noError, 2, 3];

function outcomeOf(seen: Exchange, answer: DnsAnswer | undefined): Outcome {
  if (seen.failure) return { kind: 'failed', failure: seen.failure };
  if (!answer || !answered.includes(answer.code)) return { kind: 'failed', failure: 'http_invalid_answer' };
  return {
    kind: 'resolved',
    // Whatever the code is, without addresses the name does not exist for the person.
    exists: answer.addresses.length > 0,
    addressKinds: [...new Set(answer.addresses.map(addressKindOf))],
    ...(answer.addresses.length > 0 && answer.addresses.every(isIpv6) ? { ipv6Only: true } : {}),
  };
}

const isIpv6 = (address: string) => address.includes(':');

function readAnswer(body: Uint8Array, json: boolean): DnsAnswer | undefined {
  return json ? readJsonAnswer(new TextDecoder().decode(body)) : decodeAnswer(body);
}

/** Reads `{"Status":0,"Answer":[{"type":1,"data":"192.0.2.1"}]}`; undefined for anything else. */
function readJsonAnswer(text: string): DnsAnswer | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (!isRecord(parsed) || typeof parsed.Status !== 'number') return undefined;
    const answers: readonly unknown[] = Array.isArray(parsed.Answer) ? parsed.Answer : [];
    return { code: parsed.Status, addresses: answers.flatMap(readJsonRecord) };
  } catch {
    // Not JSON: somebody intercepted the request, or the resolver is broken.
    return undefined;
  }
}

function readJsonRecord(entry: unknown): string[] {
  if (!isRecord(entry) || typeof entry.data !== 'string') return [];
  if (entry.type === typeNumbers.A && /^\d{1,3}(\.\d{1,3}){3}$/.test(entry.data)) return [entry.data];
  return entry.type === typeNumbers.AAAA ? readIpv6(entry.data) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
