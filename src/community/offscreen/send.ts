import { verifyKeys } from '../../../protocol/log/proven-keys.ts';
import { verifyAnswer } from '../../../protocol/log/proven-snapshot.ts';
import { contradict, type ShownLog } from '../../../protocol/log/shown-log.ts';
import { type SealedRequest, sealRequest } from '../../../protocol/ohttp/client.ts';
import { canUse } from '../../../protocol/ohttp/encapsulate.ts';
import { type KeyConfig, parseKeyConfigs } from '../../../protocol/ohttp/key-config.ts';
import { requestType, responseType } from '../../../protocol/ohttp/media-types.ts';
import { responseLength } from '../../../protocol/ohttp/sizes.ts';
import { importPublicKey } from '../../../protocol/signed/signature.ts';
import { isSamePlace, type Place, placeHeader, readPlace } from '../../../protocol/wire/place.ts';
import { versionsTaken } from '../../../protocol/wire/version-problem.ts';
import { parseJson } from '../../model/parse-json.ts';
import { readAtMost } from '../../platform/read-at-most.ts';
import type { Message, Reply } from '../outbox/participation.ts';

/** The gateway's host name inside sealed messages. It is never resolved. */
const collector = 'https://collector.reachable';

const longestKeys = 8000;

/** For each of the two requests. */
const deadlineMs = 15_000;

/**
 * Asks relays for keys until two give the same ones and see this browser at the same place, and posts one sealed
 * message through the first of these. Reports and queries look the same. A relay learns only the sender's address, and
 * nothing links two messages: a gateway would count a repeated report again if it came through another relay. So a
 * report is posted once, whatever happens to it. If only one relay answers, a query goes through it, but no report: the
 * keys may have been made for this person, and the place may be a lie. Only a relay's own fault counts as its failure:
 * of two that contradict each other nobody knows which is right. Keys come with the proof that they are in the log of
 * what was published, and none are used whose log contradicts another one that this person was shown.
 * @param signal ends it: what is not posted by then is not posted any more
 */
export async function sendMessage(ask: Message, signal?: AbortSignal): Promise<Reply> {
  const publisherKey = await importPublicKey(ask.publisherKey);
  const offers: Offer[] = [];
  const failed: string[] = [];
  const refused: string[] = [];
  const shown: ShownLog[] = [];
  const troubles = { failed, refused, shown };
  const blame = (relay: string, error: unknown) => (error instanceof Refused ? refused : failed).push(relay);
  let pair: readonly Offer[] | undefined;
  for (const relay of ask.relays) {
    const offered = offerOf(relay, relay.replace('*', anyName()), publisherKey, signal);
    await offered.then(
      (offer) => {
        offers.push(offer);
        shown.push(offer.shown);
      },
      (error: unknown) => blame(relay, error),
    );
    if (signal?.aborted) return notPosted;
    if (contradictsAny(shown, ask.logs)) return { kind: 'contradicted', ...troubles };
    pair = agreeing(offers);
    if (pair) break;
  }
  const [chosen] = pair ?? (ask.from ? [] : offers);
  // Two that agree expose a third one. A relay that does not send the place is of no use for a report.
  const isWrong = (one: Offer) => (pair ? !pair.includes(one) : ask.from !== undefined && !one.place);
  failed.push(...offers.filter(isWrong).map(({ relay }) => relay));
  if (!chosen) return { kind: 'failed', ...troubles };
  const { relay, origin, place } = chosen;
  if (ask.from && place && !isSamePlace(place, ask.from)) return { kind: 'moved', place, ...troubles };
  const sealed = await sealRequest(chosen.config, messageOf(ask));
  if (signal?.aborted) return notPosted;
  try {
    const { shown: log, ...answer } = await post(origin, sealed, ask, publisherKey, signal);
    if (log) shown.push(log);
    if (answer.kind === 'failed') return { ...answer, ...troubles };
    return { ...answer, ...(place ? { place } : {}), agreed: pair !== undefined, ...troubles };
  } catch (error) {
    blame(relay, error);
    return { kind: 'unanswered', ...troubles };
  }
}

const notPosted: Reply = { kind: 'failed', failed: [], refused: [] };

/** Whether one log contradicts another, or one of the kept logs. */
const contradictsAny = (shown: readonly ShownLog[], kept: readonly ShownLog[] = []): boolean =>
  shown.some((one) => [...kept, ...shown].some((other) => contradict(one, other)));

/** The relay refused the connection, or said that it is too busy. */
class Refused extends Error {
  override readonly name = 'Refused';
}

/** A relay's answer. */
interface Offer {
  readonly relay: string;
  /** The origin under which it was asked. */
  readonly origin: string;
  /** The bytes of `application/ohttp-keys`, as a text to compare. */
  readonly keys: string;
  readonly config: KeyConfig;
  /** The log with the keys. */
  readonly shown: ShownLog;
  /** The place where it sees this browser. A standard relay does not send it. */
  readonly place?: Place;
}

/** Two relays with the same keys and the same place of this browser. */
function agreeing(offers: readonly Offer[]): readonly Offer[] | undefined {
  for (const [index, one] of offers.entries()) {
    const other = offers
      .slice(index + 1)
      .find(({ keys, place }) => keys === one.keys && place && one.place && isSamePlace(place, one.place));
    if (other) return [one, other];
  }
  return undefined;
}

/**
 * A new name for each message, for a relay that answers to every name, so that no message resumes another's TLS
 * session.
 */
const anyName = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => (byte % 36).toString(36)).join('');

/** Throws if anything is wrong with the keys. */
async function offerOf(
  relay: string,
  origin: string,
  publisherKey: CryptoKey,
  signal: AbortSignal | undefined,
): Promise<Offer> {
  const answer = await send(`${origin}/keys`, {}, signal);
  const place = readPlace(answer.headers.get(placeHeader) ?? undefined);
  const logged: unknown = JSON.parse(new TextDecoder().decode(await bodyOf(answer, longestKeys)));
  const { keys, shown, fault } = await verifyKeys(logged, publisherKey, Date.now());
  if (fault) throw new Error(`the keys are not usable: ${fault}`);
  const config = parseKeyConfigs(keys).find((one) => canUse(one));
  if (!config) throw new Error('the gateway has no key of the one suite');
  return { relay, origin, keys: String(keys), config, shown, ...(place ? { place: placeOf(place) } : {}) };
}

/** Throws if no answer of the gateway comes back. */
async function post(
  origin: string,
  { body, open }: SealedRequest,
  ask: Message,
  publisherKey: CryptoKey,
  signal: AbortSignal | undefined,
): Promise<{ readonly kind: 'failed'; readonly shown?: never } | ({ readonly kind: 'answered' } & Said)> {
  const sealed = await send(
    `${origin}/ohttp`,
    { method: 'POST', headers: { 'content-type': requestType }, body },
    signal,
  );
  if (sealed.headers.get('content-type') !== responseType) throw new Error('the relay answers with something else');
  const answer = await open(await bodyOf(sealed, responseLength));
  // The gateway has not counted it. No relay can claim this in the gateway's name, and none is at fault.
  if (answer.status >= 500) return { kind: 'failed' };
  if (answer.status === 200) return { kind: 'answered', ...(await figuresIn(answer, ask, publisherKey)) };
  return { kind: 'answered', ...((await asksForNewer(answer, ask)) ? { outdated: true } : {}) };
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
  }).catch((error: unknown) => {
    // Browsers throw this for every connection that ends before an answer; silence ends by the deadline.
    throw error instanceof TypeError ? new Refused() : error;
  });
  if (answer.status === 503) throw new Refused();
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

type Said = Pick<Extract<Reply, { kind: 'answered' }>, 'snapshot' | 'contradicted' | 'outdated'> & {
  readonly shown?: ShownLog;
};

/**
 * Whether the report is refused because only newer versions are accepted. A gateway that is itself older will accept it
 * one day.
 */
async function asksForNewer(answer: Response, { report }: Message): Promise<boolean> {
  const versions = versionsTaken(parseJson(await answer.text()));
  return report !== undefined && versions?.every((version) => version > report.v) === true;
}

async function figuresIn(
  answer: Response,
  { report, country, newest }: Message,
  publisherKey: CryptoKey,
): Promise<Said> {
  const expected = report?.cc ?? country;
  const checked = await verifyAnswer(new Uint8Array(await answer.arrayBuffer()), publisherKey, {
    country: expected,
    now: Date.now(),
    ...(newest?.country === expected ? { newest } : {}),
  });
  const { snapshot, shown, fault } = checked;
  const isContradicted = fault === 'other-figures' || fault === 'not-in-log';
  return {
    ...(snapshot ? { snapshot } : {}),
    ...(shown ? { shown } : {}),
    ...(isContradicted ? { contradicted: true } : {}),
  };
}

const placeOf = ({ cc, asn }: Place): Place => ({ cc, asn });

/** An answer longer than any of ours is not one of ours. */
async function bodyOf(answer: Response, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const body = await readAtMost(answer, most);
  if (!body) throw new Error(`an answer of more than ${most} bytes`);
  return body;
}
