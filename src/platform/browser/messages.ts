import type { HistoryRecord } from '../../history/export/history-record.ts';
import type { Feedback } from '../../history/feedback.ts';
import type { Forgotten } from '../../history/forgotten.ts';
import type { Note } from '../../history/note.ts';
import type { RoundKind } from '../../model/round.ts';
import type { ServiceId } from '../../model/service.ts';
import type { Merged } from '../store/store.ts';
import { answerOwnMessages, sendOwnMessage } from './own-messages.ts';

/** What a page may ask of the background: the one protocol between contexts. */
export interface Requests {
  startRound: {
    asks: { readonly kind: RoundKind; readonly services?: readonly ServiceId[] };
    answers: 'started' | 'already-running' | 'no-services';
  };
  stopRound: { asks: Record<string, never>; answers: 'stopped' | 'not-running' };
  deleteEverything: { asks: Record<string, never>; answers: 'deleted' };
  /** Deletes one service, one network or a range of time. Charts show it at once; the answer comes when all is gone. */
  forget: { asks: Forgotten; answers: 'deleted' };
  /** A note without text is taken away. */
  putNote: { asks: Note; answers: 'stored' };
  /** Whether a verdict matches what the person sees. */
  putFeedback: { asks: Feedback; answers: 'stored' };
  /** Names a network, or a new one where there is no id, and answers with its id. */
  putNetwork: { asks: NetworkWords; answers: string };
  /** The person says which network this is; `unknown` takes that back. */
  chooseNetwork: { asks: { readonly id: string }; answers: 'chosen' };
  /** The person has seen what got worse. */
  markSeen: { asks: Record<string, never>; answers: 'seen' };
  /** Takes in records that the page has read from a file, and checked. */
  importRecords: { asks: { readonly records: readonly HistoryRecord[] }; answers: Merged };
  /** Asks the crowd now, without saying anything. */
  readCrowd: { asks: Record<string, never>; answers: 'read' | 'failed' | 'off' };
  /** Deletes what waits to be shared: one entry, or without a key all of it. */
  dropWaiting: { asks: { readonly key?: string }; answers: 'dropped' };
}

/** What a person says of a network. An empty label takes the name away. */
export interface NetworkWords {
  readonly id?: string;
  readonly label: string;
  readonly metered: boolean;
}

type RequestName = keyof Requests;
type Envelope = {
  readonly [Name in RequestName]: { readonly request: Name; readonly ask: Requests[Name]['asks'] };
}[RequestName];

/** Asks the background. Rejects with its error message when it failed, and with a `NoAnswerError` when it was ended. */
export async function ask<Name extends RequestName>(
  request: Name,
  asks: Requests[Name]['asks'],
): Promise<Requests[Name]['answers']> {
  return (await sendOwnMessage({ request, ask: asks })) as Requests[Name]['answers'];
}

export type Handlers = {
  readonly [Name in RequestName]: (asks: Requests[Name]['asks']) => Promise<Requests[Name]['answers']>;
};

/** Answers the pages. To be called once, while the background's script first runs. */
export function answerRequests(handlers: Handlers): void {
  answerOwnMessages((message) => {
    if (!isEnvelope(message, handlers)) return undefined;
    const handler = handlers[message.request] as (asks: unknown) => Promise<unknown>;
    return () => handler(message.ask);
  });
}

function isEnvelope(message: object, handlers: Handlers): message is Envelope {
  return 'request' in message && typeof message.request === 'string' && Object.hasOwn(handlers, message.request);
}
