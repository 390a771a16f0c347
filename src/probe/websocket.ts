import { startDeadline } from './deadline.ts';

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

/** A WebSocket endpoint. */
export interface Channel {
  readonly url: string;
  /** Sent as `Sec-WebSocket-Protocol`. A browser reports a failure when the server does not agree to it. */
  readonly subprotocol?: string | undefined;
}

/**
 * How long an open channel is watched, ms.
 * @source a filter that waits for the first frame of a server cuts 0.15 s after it; the rest is a round trip and a
 * margin
 */
const stayMs = 1000;

/**
 * For how much longer it is kept at most, ms. The time is drawn: channels that all end after the same time show a check.
 * @source our choice: clients keep theirs for minutes, and the end of a check is not to wait
 */
export const longestRestMs = 5000;

/**
 * If a server sends this much, nobody cuts the channel, and it would send more.
 * @source greetings of servers that speak first have a few hundred bytes
 */
const enoughBytes = 16_384;

/** A channel in two steps: the handshake, and what followed, which is undefined if the channel did not open. */
export interface Watched {
  readonly opening: Promise<Opening>;
  readonly staying: Promise<Staying | undefined>;
}

/**
 * Opens a WebSocket and ends it after some seconds, without sending anything.
 * @param end closes it
 * @param draw 0..1, the part of the longest time for which it is kept
 */
export function openWebSocket(
  { url, subprotocol }: Channel,
  deadlineMs: number,
  end = (socket: WebSocket) => socket.close(),
  draw = Math.random(),
): Watched & { readonly ended: Promise<void> } {
  const socket = new WebSocket(url, subprotocol ?? []);
  socket.binaryType = 'arraybuffer';
  const opening = openingOf(socket, deadlineMs);
  const staying = opening.then(({ opened }) => (opened ? stayingOf(socket, stayMs) : undefined));
  const ended = staying
    .then((moment) => (moment?.how === 'stayed' ? stayingOf(socket, draw * longestRestMs) : moment))
    .then(() => end(socket));
  return { opening, staying, ended };
}

function openingOf(socket: WebSocket, deadlineMs: number): Promise<Opening> {
  return new Promise((resolve) => {
    const started = performance.now();
    const finish = (opened: boolean, timedOut: boolean) => {
      wait.clear();
      resolve({ opened, timedOut, tookMs: Math.round(performance.now() - started) });
    };
    const wait = startDeadline(deadlineMs, () => finish(false, true));
    socket.onopen = () => finish(true, false);
    socket.onerror = () => finish(false, false);
    socket.onclose = () => finish(false, false);
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
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      bytes += typeof data === 'string' ? data.length : data.byteLength;
      if (bytes > enoughBytes) finish('flooded');
    };
    // Not by `wasClean`, which Firefox may deny after a proper close frame.
    socket.onclose = ({ code }) => finish(code === cutCode ? 'cut' : 'closed');
  });
}

/** No close frame came (RFC 6455, section 7.1.5). */
const cutCode = 1006;
