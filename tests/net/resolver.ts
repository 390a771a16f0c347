import { createHash } from 'node:crypto';
import type { Answer, Incoming } from './answer.ts';
import type { Behaviours } from './behaviour.ts';
import { nameError, noError, type Question, readQuestion, typeA, typeAaaa, writeAnswer } from './dns-message.ts';

/** The addresses of a name; an empty list if it has none, undefined if it does not exist. */
export type AddressesOf = (name: string) => readonly string[] | undefined;

/** An address from the documentation range (RFC 5737), always the same for a name. */
export function inventedAddress(name: string): string {
  const [byte = 0] = createHash('sha256').update(name).digest();
  return `203.0.113.${1 + (byte % 254)}`;
}

/** Whether the path takes queries (RFC 8484, or Google's JSON form). */
export function isQuery(request: Incoming): boolean {
  return /^\/(resolve|dns-query)(\?|$)/.test(request.url ?? '');
}

export async function answerResolver(
  request: Incoming,
  body: Promise<Buffer>,
  addressesOf: AddressesOf,
  behaviours: Behaviours,
): Promise<Answer> {
  const query = new URL(request.url ?? '', 'https://resolver.test').searchParams;
  const lookUp = (name: string) => {
    const behaviour = behaviours.take(name, ['name-gone', 'name-at']);
    if (behaviour?.kind === 'name-gone') return undefined;
    return behaviour?.kind === 'name-at' ? behaviour.addresses : addressesOf(name);
  };
  const name = query.get('name');
  if (name !== null) return json(name, query.get('type') ?? 'A', lookUp);

  const encoded = query.get('dns');
  const message = encoded === null ? await body : Buffer.from(encoded, 'base64url');
  const question = readQuestion(message);
  if (question === undefined) return { status: 400, body: 'not a DNS query' };
  return {
    status: 200,
    headers: { 'content-type': 'application/dns-message' },
    body: wire(question, lookUp),
  };
}

function json(asked: string, type: string, lookUp: AddressesOf): Answer {
  const name = asked.replace(/\.$/, '').toLowerCase();
  const number = type === 'AAAA' || type === String(typeAaaa) ? typeAaaa : typeA;
  const found = lookUp(name);
  const body = {
    Status: found === undefined ? nameError : noError,
    TC: false,
    RD: true,
    RA: true,
    AD: false,
    CD: false,
    Question: [{ name: `${name}.`, type: number }],
    Answer: ofType(found ?? [], number).map((data) => ({ name: `${name}.`, type: number, TTL: 60, data })),
  };
  return { status: 200, headers: { 'content-type': 'application/dns-json' }, body: JSON.stringify(body) };
}

function wire(question: Question, lookUp: AddressesOf): Buffer {
  const found = lookUp(question.name);
  return writeAnswer(question, found === undefined ? nameError : noError, ofType(found ?? [], question.type));
}

const ofType = (addresses: readonly string[], type: number) =>
  addresses.filter((address) => (address.includes(':') ? typeAaaa : typeA) === type);
