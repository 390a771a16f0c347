import { cutOff } from './cut-off.ts';
import { type Channel, openWebSocket } from './websocket.ts';

/**
 * The one request to the worker. It answers with the opening and, if the channel opened, then with what became of it.
 */
export interface ChannelAsk {
  readonly channel: Channel;
  readonly deadlineMs: number;
}

self.onmessage = async ({ data: { channel, deadlineMs } }: MessageEvent<ChannelAsk>) => {
  const { opening, staying } = openWebSocket(channel, deadlineMs, cutOff);
  self.postMessage(await opening);
  self.postMessage(await staying);
};
