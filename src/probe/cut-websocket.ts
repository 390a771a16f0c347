import type { ChannelAnswer, ChannelAsk } from './channel-worker.ts';
import type { Channel, Opening, Staying, Watched } from './websocket.ts';

/**
 * Opens a WebSocket in a worker of its own and drops the connection, in Chromium by terminating the worker. A WebSocket
 * that is merely closed waits seconds for the server's close frame and receives whatever comes meanwhile.
 */
export function openAndCut(channel: Channel, deadlineMs: number, signal?: AbortSignal): Watched {
  const started = performance.now();
  const worker = new Worker(new URL('./channel-worker.ts', import.meta.url), { type: 'module' });
  let tellStaying: (how?: Staying) => void = () => undefined;
  const staying = new Promise<Staying | undefined>((resolve) => {
    tellStaying = resolve;
  });
  const opening = new Promise<Opening>((resolve, reject) => {
    const end = () => {
      worker.terminate();
      signal?.removeEventListener('abort', stop);
      tellStaying();
    };
    let isOpen = false;
    const stop = () => {
      resolve({ opened: false, timedOut: false, tookMs: Math.round(performance.now() - started) });
      // In Firefox only the worker itself can drop an open channel, which it does when its time is over.
      if (isOpen) tellStaying();
      else end();
    };
    signal?.addEventListener('abort', stop);
    if (signal?.aborted) return stop();
    worker.onmessage = ({ data }: MessageEvent<ChannelAnswer>) => {
      if (data === undefined || data === 'over') return end();
      if ('how' in data) return tellStaying(data);
      resolve(data);
      isOpen = data.opened;
      if (!isOpen) end();
    };
    worker.onerror = ({ message }) => {
      reject(new Error(message));
      end();
    };
    worker.postMessage({ channel, deadlineMs } satisfies ChannelAsk);
  });
  return { opening, staying };
}
