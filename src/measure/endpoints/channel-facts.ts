import { isTimeout } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { When } from '../../model/when.ts';
import { extraTries, type Line } from '../network/line.ts';
import type { ChannelSeen } from './cut-channel.ts';
import type { EndpointFacts } from './endpoint-facts.ts';
import { areFewSilences, errorsSeen, failuresOf, type Interpreted, pagesOf } from './interpreted.ts';

/** Combinations that cannot occur. */
export function channelNever(): When<EndpointFacts>[] {
  const hangs = ['hangs', 'hangs-at-times'] as const;
  const shut = ['not-tried', 'failed-once', 'lost', 'few-silences', 'late', ...hangs, 'refused'] as const;
  const notLate = [
    'no-answer',
    'error',
    'intercepted-error',
    'elsewhere',
    'turns-away',
    'barred',
    'fails-too',
    'fine',
  ] as const;
  const isCut = { moment: ['cut-once', 'cut-at-times', 'cut', 'few-silences', 'silent', 'another'] } as const;
  return [
    { failures: 'channel-once', channel: ['no-channel', 'not-tried'] },
    { failures: 'channel-once', answers: 'none', errors: ['one', 'several', 'intercepted'], page: 'no-answer' },
    { page: 'not-asked', channel: shut },
    { page: [...notLate, 'late'], channel: ['no-channel', 'opened'] },
    { page: 'error', errors: ['none', 'intercepted'] },
    { page: 'intercepted-error', errors: 'none' },
    { page: 'late', channel: hangs },
    { page: notLate, channel: 'late' },
    // A channel that opens is an answer beyond doubt, whatever happens to it afterwards.
    { ...isCut, channel: ['no-channel', ...shut] },
    { ...isCut, best: ['none', 'in-part'] },
    { moment: 'cut', answers: 'none' },
    { moment: 'cut', answers: 'one', failures: ['none', 'channel-once'] },
  ];
}

/**
 * The outcome of an endpoint's channel.
 * @param opened absent if the endpoint is no channel
 */
export function channelFacts(
  tries: readonly Interpreted[],
  opened: ChannelSeen | undefined,
  line: Line,
): Pick<EndpointFacts, 'channel' | 'moment' | 'page'> {
  if (!opened) return { channel: 'no-channel', moment: 'stayed', page: 'not-asked' };
  const channel = channelSeen(tries, line);
  const counting = tries.filter(({ counts }) => counts);
  const page = channel === 'opened' ? 'not-asked' : pageSeen(pagesOf(tries), line);
  const hangs = channel === 'hangs' || channel === 'hangs-at-times';
  return {
    channel: hangs && page === 'late' ? 'late' : channel,
    moment: momentSeen(counting, opened, line),
    page,
  };
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

/** Firefox may report a channel that was cut in its first moment as one that did not open. */
function momentSeen(
  tries: readonly Interpreted[],
  { opened, cut, greeted, another, unanswered, silent }: ChannelSeen,
  line: Line,
): EndpointFacts['moment'] {
  if (cut > 0) {
    if (cut < opened) return 'cut-at-times';
    const failed = failuresOf(tries.filter(({ o }) => o.probe === 'websocket'));
    return cut === 1 && failed.filter((failure) => !isTimeout(failure)).length < 2 ? 'cut-once' : 'cut';
  }
  if (greeted > 0 || another + unanswered === 0) return 'stayed';
  if (another > 0) return 'another';
  return silent < 2 + extraTries(line) ? 'few-silences' : 'silent';
}

function pageSeen(pages: readonly Interpreted[], line: Line): EndpointFacts['page'] {
  const errors = errorsSeen(pages);
  if (!pages.some(({ attempt }) => attempt.kind === 'reached')) {
    if (errors === 'none') return 'no-answer';
    return errors === 'intercepted' ? 'intercepted-error' : 'error';
  }
  // The host of a channel has no page. If it leads to another host, it may be the wrong one.
  if (pages.some(({ o }) => o.outcome.kind === 'answered' && o.outcome.redirectedTo !== undefined)) return 'elsewhere';
  if (pages.some(({ attempt }) => attempt.kind === 'reached' && attempt.shows === 'barred')) return 'barred';
  if (pages.some(({ attempt }) => attempt.kind === 'reached' && attempt.refusals.length > 0)) return 'turns-away';
  if (errors !== 'none' || failuresOf(pages).length > 0) return 'fails-too';
  return pages.some(({ o }) => isLate(o, line)) ? 'late' : 'fine';
}

/**
 * A page that takes this many times longer than the controls is on a slow path, where a WebSocket that timed out may
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
