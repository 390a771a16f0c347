import type { ChannelAsk } from './channel-worker.ts';
import type { Channel, Opening } from './websocket.ts';

/**
 * Opens a WebSocket in a worker of its own, and cuts the connection by ending the worker. A WebSocket that is only closed
 * goes on until the server agrees, for seconds, and takes in whatever the server sends meanwhile.
 */
export function openAndCut(channel: Channel, deadlineMs: number, signal?: AbortSignal): Promise<Opening> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const worker = new Worker(new URL('./channel-worker.ts', import.meta.url), { type: 'module' });
    const end = () => {
      worker.terminate();
      signal?.removeEventListener('abort', stop);
    };
    const stop = () => {
      end();
      resolve({ opened: false, timedOut: false, tookMs: Math.round(performance.now() - started) });
    };
    signal?.addEventListener('abort', stop);
    if (signal?.aborted) return stop();
    worker.onmessage = ({ data }: MessageEvent<Opening>) => {
      end();
      resolve(data);
    };
    worker.onerror = ({ message }) => {
      end();
      reject(new Error(message));
    };
    worker.postMessage({ channel, deadlineMs } satisfies ChannelAsk);
  });
}
