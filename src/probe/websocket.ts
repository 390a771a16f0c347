import { startDeadline } from './deadline.ts';

/** What one opening handshake came to; a browser tells no more than this of a WebSocket. */
export interface Opening {
  readonly opened: boolean;
  readonly timedOut: boolean;
  readonly tookMs: number;
}

/** The address of a channel, and what its server wants to be asked for. */
export interface Channel {
  readonly url: string;
  /** Sent as `Sec-WebSocket-Protocol`: a browser takes a server that does not agree to it for one that failed. */
  readonly subprotocol?: string | undefined;
}

/** Opens a WebSocket and closes it at once. Nothing is sent, and what the server says is not read. */
export function openWebSocket(
  { url, subprotocol }: Channel,
  deadlineMs: number,
  signal?: AbortSignal,
): Promise<Opening> {
  return new Promise((resolve) => {
    const started = performance.now();
    const socket = new WebSocket(url, subprotocol ?? []);
    const finish = (opened: boolean, timedOut: boolean) => {
      wait.clear();
      signal?.removeEventListener('abort', stop);
      socket.close();
      resolve({ opened, timedOut, tookMs: Math.round(performance.now() - started) });
    };
    const stop = () => finish(false, false);
    const wait = startDeadline(deadlineMs, () => finish(false, true));
    signal?.addEventListener('abort', stop);
    if (signal?.aborted) return stop();
    socket.onopen = () => finish(true, false);
    socket.onerror = () => finish(false, false);
    socket.onclose = () => finish(false, false);
  });
}
