import { afterShown } from '../../../protocol/log/shown-log.ts';
import type { Networks } from '../../../protocol/wire/networks.ts';
import { type Place, unknownCountry } from '../../../protocol/wire/place.ts';
import { shuffled } from '../../model/chance.ts';
import { toReport } from '../outbox/make-report.ts';
import {
  afterAsking,
  afterFailing,
  afterNoAnswer,
  afterSending,
  onlyFrom,
  putBack,
  queued,
  resting,
  untilTomorrow,
  usableRelays,
  type Waiting,
} from '../outbox/outbox.ts';
import type { Message, Reply, SharingState, TakePartInput, TakePartResult } from '../outbox/participation.ts';
import { mayShare, relaysThatAgree } from '../sharing.ts';

interface Means {
  readonly send: (message: Message) => Promise<Reply>;
  readonly networks: () => Promise<Networks>;
  /** Epoch ms. */
  readonly now: () => number;
  readonly random: () => number;
}

/**
 * Handles an event for a person who reads or shares, and returns the new state. It keeps nothing itself: the background
 * passes in the stored state and stores the result.
 */
export async function takePart(ask: TakePartInput, { send, networks, now, random }: Means): Promise<TakePartResult> {
  const { event, sharing, choice, due, version } = ask;
  let { state, place } = ask;
  /** The place where a relay sees this browser, which is enough to read the figures of a country. */
  let seen: Place | undefined = place;
  let messages = 0;

  const usable = () => usableRelays(state.outbox, sharing.relays, now(), random);
  const sendEntry = async (entry: Waiting | undefined, country: string): Promise<boolean> => {
    const report = entry?.report;
    messages++;
    const reply = await send({
      relays: entry ? usable() : shuffled(sharing.relays, random),
      publisherKey: sharing.publisherKey,
      country,
      ...(state.snapshot ? { newest: state.snapshot } : {}),
      ...(state.logs ? { logs: state.logs } : {}),
      ...(report ? { report } : {}),
      ...(entry ? { from: entry.from } : {}),
    });
    if ('place' in reply) seen = reply.place;
    if (reply.kind === 'moved' || (reply.kind === 'answered' && (reply.agreed || !mayShare(sharing)))) place = seen;
    state = afterReply(reply, entry, state, now(), random);
    return reply.kind === 'answered';
  };
  const country = () => seen?.cc ?? state.snapshot?.country ?? unknownCountry;
  const read = async (): Promise<boolean> => {
    const asked = country();
    if (!(await sendEntry(undefined, asked))) return false;
    return country() === asked || sendEntry(undefined, country());
  };

  let reached = true;
  switch (event.kind) {
    case 'read':
      reached = await read();
      break;
    case 'round': {
      const { round } = event;
      const { network } = round;
      if (round.status !== 'finished' || !network || round.at < choice.since) break;
      if (!place) reached = await read();
      const seenIn = place;
      // Gateways have the same table, and would not count a report from that place.
      if (!seenIn || !(await networks()).has(seenIn)) break;
      const reports = round.verdicts.flatMap((verdict) => toReport(verdict, { network, place: seenIn, version }) ?? []);
      const how = { share: choice.mode === 'share', now: now(), random };
      state = { ...state, outbox: queued(state.outbox, reports, how) };
      break;
    }
    case 'due':
      if (!due) break;
      if (!event.onLine) state = { ...state, outbox: resting(putBack(state.outbox, due), now()) };
      else if (usable().length < relaysThatAgree)
        state = { ...state, outbox: untilTomorrow(putBack(state.outbox, due), now(), random) };
      else reached = await sendEntry(due, country());
      break;
    default:
      event satisfies never;
  }
  return { state, messages, reached, ...(place ? { place } : {}) };
}

function afterReply(
  reply: Reply,
  entry: Waiting | undefined,
  before: SharingState,
  now: number,
  random: () => number,
): SharingState {
  const logs = (reply.shown ?? []).reduce(afterShown, before.logs ?? []);
  const state = { ...before, ...(logs.length > 0 ? { logs } : {}) };
  const outbox = entry ? afterAsking(state.outbox, reply, now) : state.outbox;
  switch (reply.kind) {
    case 'failed':
    case 'contradicted':
      return {
        ...state,
        unreachable: reply.kind === 'failed',
        outbox: entry ? afterFailing(putBack(outbox, entry), now, random) : outbox,
      };
    case 'unanswered':
      return { ...state, unreachable: true, outbox: entry ? afterNoAnswer(outbox, entry, now, random) : outbox };
    case 'moved':
      return { ...state, outbox: onlyFrom(entry ? putBack(outbox, entry) : outbox, reply.place) };
    case 'answered': {
      const { place, agreed } = reply;
      const snapshot = (logs.length > 1 ? undefined : reply.snapshot) ?? state.snapshot;
      const isSame = snapshot?.country === state.snapshot?.country && snapshot?.counter === state.snapshot?.counter;
      const left = entry ? afterSending(outbox, entry, now, random) : outbox;
      return {
        outbox: place && agreed ? onlyFrom(left, place) : left,
        readAt: now,
        ...(snapshot ? { snapshot } : {}),
        ...(logs.length > 0 ? { logs } : {}),
        ...(reply.contradicted || (isSame && state.contradicted) ? { contradicted: true } : {}),
        // Only an answer to another report can show that reports are counted again.
        ...((entry ? reply.outdated : state.outdated) ? { outdated: true } : {}),
      };
    }
    default:
      return reply satisfies never;
  }
}
