import { cutOff } from './cut-off.ts';
import { type Channel, openWebSocket } from './websocket.ts';

/**
 * The one request to the worker. It answers with the result of the handshake and, if the channel opened, whether it
 * stayed open.
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
