import type { ChannelMoment } from './channel-moment.ts';
import type { ChannelAnswer, ChannelAsk } from './channel-worker.ts';
import type { Channel, Heard, Opening, Watched } from './websocket.ts';

/** A channel, step by step, as its worker reports it. */
export interface CutChannel extends Pick<Watched, 'opening' | 'heard'> {
  readonly moment: Promise<ChannelMoment | undefined>;
}

/**
 * Opens a WebSocket in its own worker and drops the connection, in Chromium by terminating the worker. A WebSocket that
 * is merely closed waits seconds for the server's close frame and receives whatever comes meanwhile.
 */
export function openAndCut(channel: Channel, deadlineMs: number, signal?: AbortSignal): CutChannel {
  const started = performance.now();
  const worker = new Worker(new URL('./channel-worker.ts', import.meta.url), { type: 'module' });
  let tellHeard: (answer?: Heard) => void = () => undefined;
  const heard = new Promise<Heard | undefined>((resolve) => {
    tellHeard = resolve;
  });
  let tellMoment: (moment?: ChannelMoment) => void = () => undefined;
  const moment = new Promise<ChannelMoment | undefined>((resolve) => {
    tellMoment = resolve;
  });
  const tellNothing = () => {
    tellHeard();
    tellMoment();
  };
  const opening = new Promise<Opening>((resolve, reject) => {
    const end = () => {
      worker.terminate();
      signal?.removeEventListener('abort', stop);
      tellNothing();
    };
    let isOpen = false;
    const stop = () => {
      resolve({ opened: false, timedOut: false, tookMs: Math.round(performance.now() - started) });
      // In Firefox only the worker itself can drop an open channel, which it does when its time is over.
      if (isOpen) tellNothing();
      else end();
    };
    signal?.addEventListener('abort', stop);
    if (signal?.aborted) return stop();
    worker.onmessage = ({ data }: MessageEvent<ChannelAnswer>) => {
      if (data === 'over') return end();
      if ('heard' in data) return tellHeard(data.heard);
      if ('moment' in data) return tellMoment(data.moment);
      resolve(data.opening);
      isOpen = data.opening.opened;
      if (!isOpen) end();
    };
    worker.onerror = ({ message }) => {
      reject(new Error(message));
      end();
    };
    worker.postMessage({ channel, deadlineMs } satisfies ChannelAsk);
  });
  return { opening, heard, moment };
}
