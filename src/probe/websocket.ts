import { startDeadline } from './deadline.ts';

/** The result of one opening handshake. Browsers say no more about a WebSocket. */
export interface Opening {
  readonly opened: boolean;
  readonly timedOut: boolean;
  readonly tookMs: number;
}

/** A WebSocket endpoint. */
export interface Channel {
  readonly url: string;
  /** Sent as `Sec-WebSocket-Protocol`. A browser reports a failure when the server does not agree to it. */
  readonly subprotocol?: string | undefined;
}

/** Opens a WebSocket and closes it at once. It sends and reads nothing. */
export function openWebSocket({ url, subprotocol }: Channel, deadlineMs: number): Promise<Opening> {
  return new Promise((resolve) => {
    const started = performance.now();
    const socket = new WebSocket(url, subprotocol ?? []);
    const finish = (opened: boolean, timedOut: boolean) => {
      wait.clear();
      socket.close();
      resolve({ opened, timedOut, tookMs: Math.round(performance.now() - started) });
    };
    const wait = startDeadline(deadlineMs, () => finish(false, true));
    socket.onopen = () => finish(true, false);
    socket.onerror = () => finish(false, false);
    socket.onclose = () => finish(false, false);
  });
}
