import type { HistoryRecord } from '../../history/export/history-record.ts';
import type { Feedback } from '../../history/feedback.ts';
import type { Forgotten } from '../../history/forgotten.ts';
import type { LeftOut } from '../../history/left-out.ts';
import type { Note } from '../../history/note.ts';
import type { ServiceId } from '../../model/service.ts';
import type { Merged } from '../store/store.ts';
import { answerOwnMessages, sendOwnMessage } from './own-messages.ts';
import { inPrivateWindow, PrivateWindowError } from './private-window.ts';

/** The requests that a page can send to the background: the only protocol between contexts. */
export interface Requests {
  startRound: {
    asks: { readonly services?: readonly ServiceId[] };
    answers: 'started' | 'already-running' | 'no-services';
  };
  stopRound: { asks: Record<string, never>; answers: 'stopped' | 'not-running' };
  /**
   * Chooses whether results are kept in memory only. A running check is stopped, and its results stay where it began.
   */
  leaveNoTrace: { asks: { readonly on: boolean }; answers: 'chosen' };
  deleteEverything: { asks: Record<string, never>; answers: 'deleted' };
  /**
   * Deletes one service, one network or a range of time. Charts show it at once; the answer comes once all is deleted.
   */
  forget: { asks: Forgotten; answers: 'deleted' };
  /** The answer comes once charts show it. */
  leaveOut: { asks: LeftOut; answers: 'stored' };
  /** A note without text is deleted. */
  putNote: { asks: Note; answers: 'stored' };
  /** Whether a verdict matches what the person sees. */
  putFeedback: { asks: Feedback; answers: 'stored' };
  /** Names a network, or a new one where there is no id, and answers with its id. */
  putNetwork: { asks: NetworkWords; answers: string };
  /** The person says which network this is; `unknown` takes that back. */
  chooseNetwork: { asks: { readonly id: string }; answers: 'chosen' };
  /** The person says where the check was made that started at this time, and where those after it are made. */
  placeCheck: { asks: { readonly at: number; readonly id: string }; answers: 'placed' };
  /** The person wants to be told, once, when these services work again, or when they change. */
  waitFor: { asks: { readonly services: readonly ServiceId[]; readonly changes?: boolean }; answers: 'waiting' };
  /** The person wants this service to be checked every two minutes for an hour. */
  watch: { asks: { readonly service: ServiceId }; answers: 'watching' };
  stopWatch: { asks: Record<string, never>; answers: 'stopped' };
  stopWaiting: { asks: Record<string, never>; answers: 'stopped' };
  /**
   * The person opens the sign-in page of this network, and wants the check to go on afterwards. The answer is the page, if
   * it is encrypted.
   */
  awaitSignIn: { asks: Record<string, never>; answers: { readonly page?: string | undefined } };
  /** The person has seen what got worse. */
  markSeen: { asks: Record<string, never>; answers: 'seen' };
  /** Imports records that the page has parsed and validated. */
  importRecords: { asks: { readonly records: readonly HistoryRecord[] }; answers: Merged };
}

/** What a person says of a network. An empty label takes the name away. */
export interface NetworkWords {
  readonly id?: string;
  readonly label: string;
  readonly metered: boolean;
}

/** Requests by name, each with the types of its argument and its answer. */
type Named<All> = { readonly [Name in keyof All]: { readonly asks: unknown; readonly answers: unknown } };

/**
 * Sends a request to the background. Rejects with its error message if it fails, and with a `NoAnswerError` if it is
 * killed.
 */
export type Ask<All extends Named<All>> = <Name extends keyof All & string>(
  request: Name,
  asks: All[Name]['asks'],
) => Promise<All[Name]['answers']>;

interface Envelope {
  readonly request: string;
  readonly ask: unknown;
}

/** The same for requests of any list, which gives the types of their answers. */
export function askBackground(request: string, ask: unknown): Promise<unknown> {
  return sendOwnMessage({ request, ask } satisfies Envelope);
}

/** The requests that a page may also send from a private window. All others would check or store something there. */
const alsoPrivate: ReadonlySet<string> = new Set<keyof Requests>([
  'stopRound',
  'leaveNoTrace',
  'stopWaiting',
  'stopWatch',
  'markSeen',
  'forget',
  'deleteEverything',
]);

const askUnlessPrivate = async (request: string, asks: unknown) => {
  if (inPrivateWindow() && !alsoPrivate.has(request)) throw new PrivateWindowError();
  return askBackground(request, asks);
};

export const ask = askUnlessPrivate as Ask<Requests>;

type Handlers<All extends Named<All>> = {
  readonly [Name in keyof All]: (asks: All[Name]['asks']) => Promise<All[Name]['answers']>;
};

/** Answers the pages. To be called while the background's script first runs, once for each list of requests. */
export function answerRequests<All extends Named<All>>(handlers: Handlers<All>): void {
  const byName = new Map<string, (asks: never) => Promise<unknown>>(Object.entries(handlers));
  answerOwnMessages((message) => {
    if (!isEnvelope(message)) return undefined;
    const handler = byName.get(message.request);
    return handler && (() => handler(message.ask as never));
  });
}

function isEnvelope(message: object): message is Envelope {
  return 'request' in message && typeof message.request === 'string';
}
