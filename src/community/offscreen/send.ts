import type { Message, Reply } from '../outbox/participation.ts';
import { type SealedRequest, sealRequest } from '../protocol/ohttp/client.ts';
import { canUse } from '../protocol/ohttp/encapsulate.ts';
import { parseKeyConfigs } from '../protocol/ohttp/key-config.ts';
import { requestType, responseType } from '../protocol/ohttp/media-types.ts';
import { responseLength } from '../protocol/ohttp/sizes.ts';
import { verifyKeys } from '../protocol/signed/keys.ts';
import { importPublicKey } from '../protocol/signed/signature.ts';
import { verifySnapshot } from '../protocol/signed/snapshot.ts';
import { isSamePlace, type Place, placeHeader, readPlace } from '../protocol/wire/place.ts';
import { readAtMost } from './read-at-most.ts';

/** The gateway's host name inside sealed messages. It is never resolved. */
const collector = 'https://collector.reachable';

const longestKeys = 8000;

/** Of each of the two requests. */
const deadlineMs = 15_000;

/**
 * Sends one sealed message through the first relay that gives good keys, and reads the answer. Reports and queries look the
 * same. The relay learns only the sender's address, and nothing links two messages: a gateway would count a report again
 * that came again, through another relay. So it is posted once, whatever becomes of it.
 * @param signal ends it: what is not posted by then is not posted any more
 */
export async function sendMessage(ask: Message, signal?: AbortSignal): Promise<Reply> {
  const publisherKey = await importPublicKey(ask.publisherKey);
  for (const relay of ask.relays) {
    const ready = await prepare(relay, ask, publisherKey, signal).catch(() => undefined);
    if (signal?.aborted) break;
    // Try the next relay, whatever is wrong with this one.
    if (!ready) continue;
    if ('kind' in ready) return ready;
    return post(relay, ready, ask, publisherKey, signal).catch(() => ({ kind: 'unanswered' }));
  }
  return { kind: 'failed' };
}

/** Seals the message with keys from a relay. Throws when anything is wrong with them. */
async function prepare(
  relay: string,
  ask: Message,
  publisherKey: CryptoKey,
  signal: AbortSignal | undefined,
): Promise<SealedRequest | Extract<Reply, { kind: 'moved' }>> {
  const offer = await send(`${relay}/keys`, {}, signal);
  const seenAt = readPlace(offer.headers.get(placeHeader) ?? undefined);
  if (ask.from && !seenAt) throw new Error('the relay does not say where it sees this browser');
  if (ask.from && seenAt && !isSamePlace(seenAt, ask.from)) return { kind: 'moved', place: placeOf(seenAt) };
  const signed: unknown = JSON.parse(new TextDecoder().decode(await readAtMost(offer, longestKeys)));
  const { keys, fault } = await verifyKeys(signed, publisherKey, Date.now());
  if (fault) throw new Error(`the keys are not usable: ${fault}`);
  const config = parseKeyConfigs(keys).find((one) => canUse(one));
  if (!config) throw new Error('the gateway has no key of the one suite');
  return sealRequest(config, messageOf(ask));
}

/** Throws when no answer of the gateway comes back. */
async function post(
  relay: string,
  { body, open }: SealedRequest,
  ask: Message,
  publisherKey: CryptoKey,
  signal: AbortSignal | undefined,
): Promise<Reply> {
  const sealed = await send(
    `${relay}/ohttp`,
    { method: 'POST', headers: { 'content-type': requestType }, body },
    signal,
  );
  if (sealed.headers.get('content-type') !== responseType) throw new Error('the relay answers with something else');
  const answer = await open(await readAtMost(sealed, responseLength));
  // The gateway has not counted it, and no relay can say so in its name.
  if (answer.status >= 500) return { kind: 'failed' };
  const place = readPlace(sealed.headers.get(placeHeader) ?? undefined);
  const snapshot = answer.status === 200 ? await snapshotIn(answer, ask, publisherKey) : undefined;
  return { kind: 'answered', ...(place ? { place: placeOf(place) } : {}), ...(snapshot ? { snapshot } : {}) };
}

/** Sends nothing that identifies the person. The background removes the headers that the browser adds by itself. */
async function send(
  url: string,
  { headers, ...request }: RequestInit,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const answer = await fetch(url, {
    ...request,
    // Hides the person's languages.
    headers: { accept: '*/*', 'accept-language': '*', ...headers },
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.any([AbortSignal.timeout(deadlineMs), ...(signal ? [signal] : [])]),
  });
  if (!answer.ok) throw new Error(`the relay answers ${answer.status}`);
  return answer;
}

function messageOf({ report, country }: Message): Request {
  if (!report) return new Request(`${collector}/v1/snapshots/${country}`);
  return new Request(`${collector}/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(report),
  });
}

async function snapshotIn(answer: Response, { report, country, newest }: Message, publisherKey: CryptoKey) {
  const expected = report?.cc ?? country;
  const { snapshot } = await verifySnapshot(new Uint8Array(await answer.arrayBuffer()), publisherKey, {
    country: expected,
    ...(newest?.country === expected ? { lastCounter: newest.counter } : {}),
  });
  return snapshot;
}

const placeOf = ({ cc, asn }: Place): Place => ({ cc, asn });
