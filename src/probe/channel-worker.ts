import { cutOff } from './cut-off.ts';
import { type Channel, openWebSocket } from './websocket.ts';

/** What the worker is asked, once. It tells the opening, and then, of a channel that opened, what became of it. */
export interface ChannelAsk {
  readonly channel: Channel;
  readonly deadlineMs: number;
}

self.onmessage = async ({ data: { channel, deadlineMs } }: MessageEvent<ChannelAsk>) => {
  const { opening, staying } = openWebSocket(channel, deadlineMs, cutOff);
  self.postMessage(await opening);
  self.postMessage(await staying);
};
