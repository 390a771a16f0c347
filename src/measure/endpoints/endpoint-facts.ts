import { isTimeout } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { When } from '../../model/when.ts';
import { isOnOldConnection } from '../check/new-connections.ts';
import { isAnswer } from '../check/outcomes.ts';
import type { Line } from '../network/line.ts';
import { channelFacts, channelNever } from './channel-facts.ts';
import type { ChannelSeen } from './cut-channel.ts';
import { areFewSilences, bestAnswer, errorsSeen, failuresOf, type Interpreted, manyOf } from './interpreted.ts';

/** What the tries at one endpoint show. All facts except those about a channel are about the tries that count. */
export interface EndpointFacts {
  /** How many of the tries count. */
  readonly tries: 'none-made' | 'one-lost' | 'all-lost' | 'some-lost' | 'all-count';
  /**
   * The tries to open a message channel. `lost`: fewer than two of several failures count. `hangs`, `hangs-at-times`:
   * all that count, or some, were silent. `late`: they were silent while the host's page came late. `few-silences`: all
   * were silent, but too few for a line that loses answers.
   */
  readonly channel:
    | 'no-channel'
    | 'opened'
    | 'not-tried'
    | 'failed-once'
    | 'lost'
    | 'few-silences'
    | 'late'
    | 'hangs'
    | 'hangs-at-times'
    | 'refused';
  /**
   * The first moment of a channel that opened. `cut`: each of several was cut without a close frame, or one was and
   * several more failed. `silent`: the first word got silence on each of several, at it or at its equals;
   * `few-silences`: once, or too seldom for a line that loses answers. `another`: it got something else.
   */
  readonly moment: 'stayed' | 'cut-once' | 'cut-at-times' | 'cut' | 'few-silences' | 'silent' | 'another';
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
  /** Whether the server refused for a legal reason (451). */
  readonly law: boolean;
  /**
   * What answers instead of the service: other content over plain http, a certificate that is wrong at this service
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
  /** Whether that page comes from an address that only a lying resolver can have given. */
  readonly ledAstray: boolean;
  readonly answers: 'none' | 'one' | 'several';
  /** The best answer: one beyond doubt, one with a doubt, one that the catalogue does not know, or one that bars this place. */
  readonly best: 'none' | 'full' | 'in-part' | 'another' | 'barred';
  /** `few-silences`: all were silent, but too few for a line that loses answers. */
  readonly failures: 'none' | 'channel-once' | 'one' | 'few-silences' | 'several';
  readonly failedBy: 'nothing' | 'silence' | 'else';
  /** Whether another path of its host answered, after the last of these failures. */
  readonly otherPathAnswers: boolean;
  /**
   * Errors of the server. `intercepted`: they came by an added authority, as do answers of controls or others of the
   * service, so an interceptor of TLS may have made them.
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
  const pages = ['page-intercepted', 'page-shared', 'page-gateway', 'page-only', 'page-refusal'] as const;
  return [
    { ...nothingCounts, law: true },
    { ...nothingCounts, inPlace: ['certificate', 'page-once', 'page', ...pages] },
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
    ...channelNever(),
    { ledAstray: true, inPlace: ['nobody', 'certificate', 'page-once', 'page'] },
    { otherPathAnswers: true, failures: 'none' },
  ];
}

/**
 * @param opened absent if the endpoint is no channel
 * @param here what was seen of its host, oldest first
 */
export function endpointFacts(
  tries: readonly Interpreted[],
  opened: ChannelSeen | undefined,
  here: readonly Observation[],
  line: Line,
): EndpointFacts {
  const own = tries.filter(({ counts }) => counts);
  const kinds = own.map(({ attempt }) => attempt.kind);
  const answers = kinds.filter((kind) => kind === 'reached').length;
  const failures = failuresOf(own);
  return {
    tries: triesSeen(tries.length, own.length),
    ...channelFacts(tries, opened, line),
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

function failuresSeen(tries: readonly Interpreted[], line: Line): EndpointFacts['failures'] {
  const failures = failuresOf(tries);
  if (failures.length === 1 && failures[0] === 'websocket_failed') return 'channel-once';
  return failures.length > 1 && areFewSilences(tries, line) ? 'few-silences' : manyOf(failures.length);
}

function triesSeen(made: number, counting: number): EndpointFacts['tries'] {
  if (made === 0) return 'none-made';
  if (counting === 0) return made === 1 ? 'one-lost' : 'all-lost';
  return counting < made ? 'some-lost' : 'all-count';
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
  if (best.shows === 'barred' || best.shows === 'another') return best.shows;
  return best.full ? 'full' : 'in-part';
}

function opaqueSeen(tries: readonly Interpreted[]): EndpointFacts['opaque'] {
  const opaque = tries.flatMap(({ attempt }) => (attempt.kind === 'void' ? [attempt] : []));
  if (opaque.length === 0) return 'none';
  return opaque.every(({ withoutAccess, harmful }) => withoutAccess || harmful) ? 'untestable' : 'else';
}

function otherPathAnswers(tries: readonly Interpreted[], here: readonly Observation[]): boolean {
  const lastFailure = here.findLastIndex((o) =>
    tries.some(({ attempt, o: own }) => attempt.kind === 'failed' && own === o),
  );
  // Over a connection from before the check, a block that began since does not show.
  const isOther = (o: Observation) => o.probe === 'other-path' && isAnswer(o) && !isOnOldConnection(o);
  return lastFailure >= 0 && here.slice(lastFailure).some(isOther);
}
