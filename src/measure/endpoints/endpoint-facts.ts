import { type Failure, isCutInHandshake, isTimeout, meaningOf } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { Reason } from '../../model/reasons.ts';
import type { Manner } from '../../model/verdict.ts';
import type { When } from '../../model/when.ts';
import { isOnOldConnection } from '../check/new-connections.ts';
import { isAnswer, isSilence } from '../check/outcomes.ts';
import { extraTries, type Line } from '../network/line.ts';
import type { Attempt } from './attempt.ts';
import type { ChannelSeen } from './cut-channel.ts';

/** One try, interpreted by the catalogue. */
export interface Interpreted {
  readonly o: Observation;
  readonly attempt: Attempt;
  /** It says something about the service. */
  readonly counts: boolean;
}

/** What the tries at one endpoint show. All but the facts about a channel are of the tries that count. */
export interface EndpointFacts {
  /** How many of the tries count. */
  readonly tries: 'none-made' | 'one-lost' | 'all-lost' | 'some-lost' | 'all-count';
  /**
   * The tries to open a message channel. `lost`: fewer than two of several failures count. `hangs`, `hangs-at-times`:
   * all of those that count, or some, were silent. `few-silences`: all were, but too few for a line that loses answers.
   */
  readonly channel:
    | 'no-channel'
    | 'opened'
    | 'not-tried'
    | 'failed-once'
    | 'lost'
    | 'few-silences'
    | 'hangs'
    | 'hangs-at-times'
    | 'refused';
  /**
   * What became of a channel that opened, in its first moment. `cut`: each of several was cut without a close frame,
   * or one was and several more failed.
   */
  readonly moment: 'stayed' | 'cut-once' | 'cut-at-times' | 'cut';
  /**
   * The page of the host of a channel that did not open. `elsewhere`: it leads to another host. `turns-away`: 403, 429
   * or a challenge. `barred`: it says that this place is refused. `late`: it takes `timesLater` times longer than the
   * controls. `intercepted-error`: as in `errors`.
   */
  readonly page:
    | 'not-asked'
    | 'no-answer'
    | 'error'
    | 'intercepted-error'
    | 'elsewhere'
    | 'turns-away'
    | 'barred'
    | 'fails-too'
    | 'late'
    | 'fine';
  /** Did the server refuse for a legal reason (451)? */
  readonly law: boolean;
  /**
   * What answers in place of the service: other content over plain http, a certificate that is wrong at this service
   * alone, or a page that other observations show not to be the service's own.
   */
  readonly inPlace:
    | 'nobody'
    | 'certificate'
    | 'page-once'
    | 'page'
    | 'page-intercepted'
    | 'page-shared'
    | 'page-gateway'
    | 'page-only'
    | 'page-refusal';
  /** Does that page come from an address that only a lying resolver can have given? */
  readonly ledAstray: boolean;
  readonly answers: 'none' | 'one' | 'several';
  /** The best answer: one beyond doubt, one with a doubt, one that the catalogue does not know, or one that bars this place. */
  readonly best: 'none' | 'full' | 'in-part' | 'another' | 'barred';
  /** `few-silences`: all were silent, but too few for a line that loses answers. */
  readonly failures: 'none' | 'channel-once' | 'one' | 'few-silences' | 'several';
  readonly failedBy: 'nothing' | 'silence' | 'else';
  /** Did another path of its host answer, after the last of these failures? */
  readonly otherPathAnswers: boolean;
  /**
   * Errors of the server. `intercepted`: they came by an added authority, as answers of controls or others of the
   * service do, so whoever intercepts TLS may have made them.
   */
  readonly errors: 'none' | 'intercepted' | 'one' | 'several';
  /**
   * Tries that could not be made, or whose answers the browser hides; `untestable`: none could, since access was
   * missing or they would have done harm.
   */
  readonly opaque: 'none' | 'untestable' | 'else';
}

/** Combinations that cannot occur. A function, so that builds do not carry what only tests need. */
export function endpointNever(): When<EndpointFacts>[] {
  const nothingCounts = { tries: ['none-made', 'one-lost', 'all-lost'] } as const;
  const isCut = { moment: ['cut-once', 'cut-at-times', 'cut'] } as const;
  const inPlace = [
    'certificate',
    'page-once',
    'page',
    'page-intercepted',
    'page-shared',
    'page-gateway',
    'page-only',
    'page-refusal',
  ] as const;
  return [
    { ...nothingCounts, law: true },
    { ...nothingCounts, inPlace },
    { ...nothingCounts, answers: ['one', 'several'] },
    { ...nothingCounts, failures: ['channel-once', 'one', 'few-silences', 'several'] },
    { ...nothingCounts, errors: ['intercepted', 'one', 'several'] },
    { ...nothingCounts, opaque: ['untestable', 'else'] },
    { answers: 'none', best: ['full', 'in-part', 'another', 'barred'] },
    { answers: ['one', 'several'], best: 'none' },
    { failures: 'none', failedBy: ['silence', 'else'] },
    { failures: ['channel-once', 'one', 'few-silences', 'several'], failedBy: 'nothing' },
    { failures: 'few-silences', failedBy: 'else' },
    { failures: 'channel-once', failedBy: 'silence' },
    { failures: 'channel-once', channel: ['no-channel', 'not-tried'] },
    {
      page: 'not-asked',
      channel: ['not-tried', 'failed-once', 'lost', 'few-silences', 'hangs', 'hangs-at-times', 'refused'],
    },
    {
      page: [
        'no-answer',
        'error',
        'intercepted-error',
        'elsewhere',
        'turns-away',
        'barred',
        'fails-too',
        'late',
        'fine',
      ],
      channel: ['no-channel', 'opened'],
    },
    { page: 'error', errors: ['none', 'intercepted'] },
    { page: 'intercepted-error', errors: 'none' },
    // A channel that opens is an answer beyond doubt, whatever happens to it afterwards.
    {
      ...isCut,
      channel: ['no-channel', 'not-tried', 'failed-once', 'lost', 'few-silences', 'hangs', 'hangs-at-times', 'refused'],
    },
    { ...isCut, best: ['none', 'in-part'] },
    { moment: 'cut', answers: 'none' },
    { moment: 'cut', answers: 'one', failures: ['none', 'channel-once'] },
    { ledAstray: true, inPlace: ['nobody', 'certificate', 'page-once', 'page'] },
    { otherPathAnswers: true, failures: 'none' },
  ];
}

/**
 * @param opened absent where the endpoint is no channel
 * @param here what was seen of its host, oldest first
 */
export function endpointFacts(
  tries: readonly Interpreted[],
  opened: ChannelSeen | undefined,
  here: readonly Observation[],
  line: Line,
): EndpointFacts {
  const own = tries.filter(({ counts }) => counts);
  const channel = opened ? channelSeen(tries, line) : 'no-channel';
  const isOpen = channel === 'no-channel' || channel === 'opened';
  const kinds = own.map(({ attempt }) => attempt.kind);
  const answers = kinds.filter((kind) => kind === 'reached').length;
  const failures = failuresOf(own);
  return {
    tries: triesSeen(tries.length, own.length),
    channel,
    moment: momentSeen(own, opened),
    page: isOpen ? 'not-asked' : pageSeen(pagesOf(tries), line),
    law: kinds.includes('refused-by-law'),
    inPlace: inPlaceSeen(own),
    ledAstray: own.some(({ attempt }) => attempt.kind === 'foreign-answer' && attempt.ledAstray === true),
    answers: manyOf(answers),
    best: bestSeen(own),
    failures: failuresSeen(own, line),
    failedBy: failures.length === 0 ? 'nothing' : failures.every(isTimeout) ? 'silence' : 'else',
    otherPathAnswers: otherPathAnswers(own, here),
    errors: errorsSeen(own),
    opaque: opaqueSeen(own),
  };
}

function manyOf(count: number): 'none' | 'one' | 'several' {
  return count > 1 ? 'several' : count === 1 ? 'one' : 'none';
}

function failuresSeen(tries: readonly Interpreted[], line: Line): EndpointFacts['failures'] {
  const failures = failuresOf(tries);
  if (failures.length === 1 && failures[0] === 'websocket_failed') return 'channel-once';
  return failures.length > 1 && areFewSilences(tries, line) ? 'few-silences' : manyOf(failures.length);
}

function areFewSilences(tries: readonly Interpreted[], line: Line): boolean {
  const failed = tries.filter(({ attempt }) => attempt.kind === 'failed');
  return failed.every(({ o }) => isSilence(o)) && failed.length < 2 + extraTries(line);
}

function errorsSeen(tries: readonly Interpreted[]): EndpointFacts['errors'] {
  const kinds = tries.map(({ attempt }) => attempt.kind);
  if (kinds.includes('server-error')) return manyOf(tries.length);
  return kinds.includes('intercepted-error') ? 'intercepted' : 'none';
}

function triesSeen(made: number, counting: number): EndpointFacts['tries'] {
  if (made === 0) return 'none-made';
  if (counting === 0) return made === 1 ? 'one-lost' : 'all-lost';
  return counting < made ? 'some-lost' : 'all-count';
}

function channelSeen(tries: readonly Interpreted[], line: Line): EndpointFacts['channel'] {
  const channels = tries.filter(({ o }) => o.probe === 'websocket');
  if (channels.some(({ attempt }) => attempt.kind === 'reached')) return 'opened';
  const failed = failuresOf(channels);
  if (failed.length === 0) return 'not-tried';
  if (failed.length === 1) return 'failed-once';
  const counting = channels.filter(({ counts }) => counts);
  const believed = failuresOf(counting);
  if (believed.length < 2) return 'lost';
  if (areFewSilences(counting, line)) return 'few-silences';
  if (believed.every(isTimeout)) return 'hangs';
  return believed.some(isTimeout) ? 'hangs-at-times' : 'refused';
}

/** Firefox may tell of a channel that was cut in its first moment as of one that did not open. */
function momentSeen(
  tries: readonly Interpreted[],
  { opened, cut }: Pick<ChannelSeen, 'opened' | 'cut'> = { opened: 0, cut: 0 },
): EndpointFacts['moment'] {
  if (cut === 0) return 'stayed';
  if (cut < opened) return 'cut-at-times';
  const failed = failuresOf(tries.filter(({ o }) => o.probe === 'websocket'));
  return cut === 1 && failed.filter((failure) => !isTimeout(failure)).length < 2 ? 'cut-once' : 'cut';
}

function pageSeen(pages: readonly Interpreted[], line: Line): EndpointFacts['page'] {
  const errors = errorsSeen(pages);
  if (!pages.some(({ attempt }) => attempt.kind === 'reached')) {
    if (errors === 'none') return 'no-answer';
    return errors === 'intercepted' ? 'intercepted-error' : 'error';
  }
  // The host of a channel has no page of its own. Where it leads to another host, it may be the wrong one.
  if (pages.some(({ o }) => o.outcome.kind === 'answered' && o.outcome.redirectedTo !== undefined)) return 'elsewhere';
  if (pages.some(({ attempt }) => isBarred(attempt))) return 'barred';
  if (refusalsIn(pages).length > 0) return 'turns-away';
  if (errors !== 'none' || failuresOf(pages).length > 0) return 'fails-too';
  return pages.some(({ o }) => isLate(o, line)) ? 'late' : 'fine';
}

/**
 * A page that takes this many times longer than the controls is on a slow path, on which a WebSocket that timed out may
 * only be late.
 * @source our choice
 */
const timesLater = 3;

/**
 * It also has to take longer than this.
 * @source our choice: a faster page is not slow, however fast the controls are
 */
const lateMs = 1500;

function isLate({ tookMs, outcome }: Observation, { typicalMs }: Line): boolean {
  return outcome.kind === 'answered' && tookMs > Math.max(lateMs, timesLater * (typicalMs ?? 0));
}

function inPlaceSeen(tries: readonly Interpreted[]): EndpointFacts['inPlace'] {
  const by = tries.flatMap(({ attempt }) => (attempt.kind === 'foreign-answer' ? [attempt.by] : []));
  const [shown] = (['intercepted', 'gateway', 'shared', 'only', 'refusal'] as const).filter((page) =>
    by.includes(page),
  );
  if (by.length === 0) return 'nobody';
  if (shown) return `page-${shown}`;
  const pages = by.filter((one) => one === 'page');
  if (pages.length === 0) return 'certificate';
  return pages.length === 1 ? 'page-once' : 'page';
}

function bestSeen(tries: readonly Interpreted[]): EndpointFacts['best'] {
  const best = bestAnswer(tries);
  if (!best) return 'none';
  if (isBarred(best)) return 'barred';
  if (best.answer === 'another') return 'another';
  return best.full ? 'full' : 'in-part';
}

function isBarred(attempt: Attempt): boolean {
  return attempt.kind === 'reached' && attempt.answer === 'barred';
}

function opaqueSeen(tries: readonly Interpreted[]): EndpointFacts['opaque'] {
  const voids = tries.flatMap(({ attempt, counts }) => (counts && attempt.kind === 'void' ? [attempt] : []));
  if (voids.length === 0) return 'none';
  return voids.every(({ untestable }) => untestable) ? 'untestable' : 'else';
}

export function bestAnswer(tries: readonly Interpreted[]): Extract<Attempt, { kind: 'reached' }> | undefined {
  const reached = tries.flatMap(({ attempt, counts }) => (counts && attempt.kind === 'reached' ? [attempt] : []));
  return reached.find(({ full }) => full) ?? reached[0];
}

/** The requests for the page of a channel's host. */
function pagesOf(tries: readonly Interpreted[]): Interpreted[] {
  return tries.filter(({ o }) => o.probe !== 'websocket');
}

/** Why the page of a channel's host shows no more than that it was reached. */
export function refusalsIn(tries: readonly Interpreted[]): Reason[] {
  return pagesOf(tries).flatMap(({ attempt }) => (attempt.kind === 'reached' ? (attempt.refusals ?? []) : []));
}

/** Why tries could not be made, or why the browser hides their answers. */
export function opaqueReasons(tries: readonly Interpreted[]): Reason[] {
  const why = tries.flatMap(({ attempt, counts }) => (counts && attempt.kind === 'void' ? [attempt.because] : []));
  return [...new Set(why)];
}

/** Were tries not made, or their answers hidden, because the browser has not given access? */
export function lacksAccess(tries: readonly Interpreted[]): boolean {
  return tries.some(({ attempt, counts }) => counts && attempt.kind === 'void' && attempt.withoutAccess === true);
}

export function failuresOf(tries: readonly Interpreted[]): Failure[] {
  return tries.flatMap(({ attempt }) => (attempt.kind === 'failed' ? [attempt.failure] : []));
}

/**
 * Connections that were cut off, and those that were answered, among the tries that count. A channel that opened on one
 * try and not on another was cut off too, but gives no cause, since its error has no name.
 */
export interface Cuts {
  readonly failed: number;
  readonly answered: number;
  readonly cause?: 'tls' | 'http';
  /** The manner of the last one whose error has a name. */
  readonly manner?: Manner;
}

/** A try that began after a handshake with its host had completed, or whose failure itself says that one had. */
function isCutWhenUp(tries: readonly Interpreted[], here: readonly Observation[]): boolean {
  const own = tries.filter(({ counts }) => counts);
  if (own.some(({ attempt }) => attempt.kind !== 'failed')) return false;
  const cameUp = here.findIndex(({ probe, outcome }) => probe === 'handshake' && outcome.kind === 'connected');
  const later = cameUp < 0 ? [] : here.slice(cameUp);
  return own.some(({ o, attempt }) => {
    if (attempt.kind !== 'failed') return false;
    const { shows, stage } = meaningOf(attempt.failure);
    return shows === 'cut' && (stage === 'http' || later.includes(o));
  });
}

function otherPathAnswers(tries: readonly Interpreted[], here: readonly Observation[]): boolean {
  const lastFailure = here.findLastIndex((o) =>
    tries.some(({ attempt, o: own }) => attempt.kind === 'failed' && own === o),
  );
  // On a connection from before the check a block that began since does not show.
  const isOther = (o: Observation) => o.probe === 'other-path' && isAnswer(o) && !isOnOldConnection(o);
  return lastFailure >= 0 && here.slice(lastFailure).some(isOther);
}

/** Absent where none was cut off in its handshake. */
export function cutsIn(
  tries: readonly Interpreted[],
  here: readonly Observation[],
  { opened, cut }: Pick<ChannelSeen, 'opened' | 'cut'> = { opened: 0, cut: 0 },
): Cuts | undefined {
  if (isCutWhenUp(tries, here)) return undefined;
  const own = tries.filter(({ counts }) => counts);
  const failures = failuresOf(own);
  const named = failures.filter(isCutInHandshake).map(meaningOf);
  // A channel that opened and was cut in its first moment is no answer.
  const unnamed = opened > cut ? failures.filter((failure) => failure === 'websocket_failed').length : 0;
  const failed = named.length + unnamed;
  if (failed === 0) return undefined;
  const { manner } = named.at(-1) ?? {};
  const answered = own.filter(({ attempt }) => attempt.kind === 'reached').length;
  // Plain http has no handshake that could be cut.
  const cause = own.some(({ o }) => o.probe === 'http') ? 'http' : 'tls';
  return { failed, answered, ...(manner ? { cause, manner } : {}) };
}
