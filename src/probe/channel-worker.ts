import { cutOff } from './cut-off.ts';
import { type Channel, type Opening, openWebSocket, type Staying } from './websocket.ts';

/**
 * The one request to the worker. It answers with the result of the handshake, if the channel opened whether it stayed
 * open, and `over` when it has ended the channel.
 */
export interface ChannelAsk {
  readonly channel: Channel;
  readonly deadlineMs: number;
}

export type ChannelAnswer = Opening | Staying | undefined | 'over';

self.onmessage = async ({ data: { channel, deadlineMs } }: MessageEvent<ChannelAsk>) => {
  const { opening, staying, ended } = openWebSocket(channel, deadlineMs, cutOff);
  self.postMessage(await opening);
  self.postMessage(await staying);
  await ended;
  self.postMessage('over' satisfies ChannelAnswer);
};
