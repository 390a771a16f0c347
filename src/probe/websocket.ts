import type { Outcome } from '../model/observation.ts';
import type { FirstWord } from '../model/service.ts';
import { startDeadline } from './deadline.ts';
import { firstWord, type Message } from './words/first-word.ts';

/** The result of one opening handshake. Browsers report no more about a WebSocket. */
export interface Opening {
  readonly opened: boolean;
  readonly timedOut: boolean;
  readonly tookMs: number;
}

/** Whether an open channel stayed open for `stayMs`. */
export interface Staying {
  /**
   * `closed`: with a close frame, which only the server can send. `cut`: without one. `flooded`: the server sent so
   * much that the channel was dropped.
   */
  readonly how: 'stayed' | 'closed' | 'cut' | 'flooded';
  /** Bytes of the messages that came. */
  readonly bytes: number;
}

/**
 * The answer to the first word on an open channel. Absent if the channel is cut or flooded before, which `Staying`
 * shows.
 */
export interface Heard {
  /** That the service gave its own answer, that something else came, or that nothing did until the deadline. */
  readonly outcome: Outcome;
  /** From the opening of the channel, ms. */
  readonly tookMs: number;
}

/** A WebSocket endpoint. */
export interface Channel {
  readonly url: string;
  /** Sent as `Sec-WebSocket-Protocol`. A browser reports a failure if the server does not agree to it. */
  readonly subprotocol?: string | undefined;
  /** The service whose first word is sent, unless the server compresses. Absent: none is. */
  readonly firstWord?: FirstWord | undefined;
}

/**
 * How long an open channel is watched, ms.
 * @source a filter that waits for the first frame of a server cuts 0.15 s after it; the rest is a round trip and a
 * margin
 */
const stayMs = 1000;

/**
 * The longest time for which it is kept after that, ms. The time is random: channels that all end after the same time
 * would reveal a check.
 * @source our choice: clients keep theirs for minutes, and the end of a check should not wait
 */
export const longestRestMs = 5000;

/**
 * A channel on which a server sends this much is not cut, and the server would send more.
 * @source greetings of servers that speak first have a few hundred bytes
 */
const enoughBytes = 16_384;

/**
 * The first word gets as long as the handshake, and at least this, ms.
 * @source TCP sends what got lost again after 0.2 to 1 s, then after twice as long, and so on (RFC 6298, section 5)
 */
const shortestWordMs = 4000;

/** A channel, step by step. What follows the handshake is undefined if the channel did not open or sends no word. */
export interface Watched {
  readonly opening: Promise<Opening>;
  readonly heard: Promise<Heard | undefined>;
  readonly staying: Promise<Staying | undefined>;
}

/**
 * Opens a WebSocket, says the first word of its service, and ends it after some seconds.
 * @param end closes it
 * @param draw 0..1, how much of the longest time it is kept
 */
export function openWebSocket(
  { url, subprotocol, firstWord: word }: Channel,
  deadlineMs: number,
  end = (socket: WebSocket) => socket.close(),
  draw = Math.random(),
): Watched & { readonly ended: Promise<void> } {
  const socket = new WebSocket(url, subprotocol ?? []);
  socket.binaryType = 'arraybuffer';
  let answer: Promise<Answered> | undefined;
  const opening = openingOf(socket, deadlineMs, () => {
    // At once: a server that speaks first may do so together with its handshake.
    if (word && !mayInflate(socket)) answer = answerTo(word, socket, Math.max(deadlineMs, shortestWordMs));
  });
  const heard = opening.then(async () => {
    const { how, tookMs = 0 } = (await answer) ?? {};
    const outcome = how && outcomes[how];
    return outcome && { outcome, tookMs };
  });
  const staying = opening.then(async ({ opened }) => {
    const { how, bytes = 0 } = (await answer) ?? {};
    if (how === 'closed' || how === 'cut' || how === 'flooded') return { how, bytes };
    return opened && !mayInflate(socket) ? stayingOf(socket, stayMs) : undefined;
  });
  const ended = staying
    .then((moment) => (moment?.how === 'stayed' ? stayingOf(socket, draw * longestRestMs) : moment))
    .then(() => end(socket));
  return { opening, heard, staying, ended };
}

/**
 * The server agreed to compression, which Chromium offers whatever the header rules say: a message of one megabyte would
 * become two gigabytes in memory before anybody could see its length (RFC 7692). Nothing is awaited on such a channel.
 */
const mayInflate = ({ extensions }: WebSocket) => extensions !== '';

function openingOf(socket: WebSocket, deadlineMs: number, onOpen: () => void): Promise<Opening> {
  return new Promise((resolve) => {
    const started = performance.now();
    const finish = (opened: boolean, timedOut: boolean) => {
      wait.clear();
      resolve({ opened, timedOut, tookMs: Math.round(performance.now() - started) });
    };
    const wait = startDeadline(deadlineMs, () => finish(false, true));
    socket.onopen = () => {
      onOpen();
      finish(true, false);
    };
    socket.onerror = () => finish(false, false);
    socket.onclose = () => finish(false, false);
  });
}

/** The answer to the first word. */
interface Answered {
  readonly how: 'own' | 'other' | 'silence' | Exclude<Staying['how'], 'stayed'>;
  readonly tookMs: number;
  readonly bytes: number;
}

const another = { kind: 'failed', failure: 'http_invalid_answer' } as const;

const outcomes: Readonly<Partial<Record<Answered['how'], Outcome>>> = {
  own: { kind: 'greeted' },
  silence: { kind: 'failed', failure: 'generic_timeout_error' },
  other: another,
  closed: another,
};

/** Sends the first word on a channel that has just opened, and waits for the server's answer. */
function answerTo(of: FirstWord, socket: WebSocket, deadlineMs: number): Promise<Answered> {
  return new Promise((resolve) => {
    const started = performance.now();
    const came: Message[] = [];
    let bytes = 0;
    const finish = (how: Answered['how']) => {
      wait.clear();
      resolve({ how, tookMs: Math.round(performance.now() - started), bytes });
    };
    const wait = startDeadline(deadlineMs, () => finish('silence'));
    const word = firstWord(of);
    socket.onmessage = async ({ data }: MessageEvent<Message>) => {
      bytes += sizeOf(data);
      if (bytes > enoughBytes) return finish('flooded');
      came.push(data);
      const reading = await (await word).read(came);
      if (reading !== 'part') finish(reading);
    };
    socket.onclose = ({ code }) => finish(endBy(code));
    void word.then(({ says }) => {
      for (const message of says) socket.send(message);
    });
  });
}

function stayingOf(socket: WebSocket, forMs: number): Promise<Staying> {
  return new Promise((resolve) => {
    let bytes = 0;
    const finish = (how: Staying['how']) => {
      wait.clear();
      resolve({ how, bytes });
    };
    const wait = startDeadline(forMs, () => finish('stayed'));
    socket.onmessage = ({ data }: MessageEvent<Message>) => {
      bytes += sizeOf(data);
      if (bytes > enoughBytes) finish('flooded');
    };
    socket.onclose = ({ code }) => finish(endBy(code));
  });
}

function sizeOf(data: Message): number {
  return typeof data === 'string' ? data.length : data.byteLength;
}

/** Not by `wasClean`, which Firefox may deny after a proper close frame. */
function endBy(code: number): 'cut' | 'closed' {
  return code === cutCode ? 'cut' : 'closed';
}

/** No close frame came (RFC 6455, section 7.1.5). */
const cutCode = 1006;
