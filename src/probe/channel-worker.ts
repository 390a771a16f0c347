import { type Channel, openWebSocket } from './websocket.ts';

/** What the worker is asked, once. */
export interface ChannelAsk {
  readonly channel: Channel;
  readonly deadlineMs: number;
}

self.onmessage = async ({ data: { channel, deadlineMs } }: MessageEvent<ChannelAsk>) => {
  self.postMessage(await openWebSocket(channel, deadlineMs));
};
