import { type ChannelMoment, momentOf } from './channel-moment.ts';
import { cutOff } from './cut-off.ts';
import { type Channel, type Heard, type Opening, openWebSocket } from './websocket.ts';

/**
 * The one request to the worker. It answers with each step of the channel in turn, and with `over` when it has ended it.
 */
export interface ChannelAsk {
  readonly channel: Channel;
  readonly deadlineMs: number;
}

export type ChannelAnswer =
  | { readonly opening: Opening }
  | { readonly heard: Heard | undefined }
  | { readonly moment: ChannelMoment | undefined }
  | 'over';

self.onmessage = async ({ data: { channel, deadlineMs } }: MessageEvent<ChannelAsk>) => {
  const { opening, heard, staying, ended } = openWebSocket(channel, deadlineMs, cutOff);
  const say = (answer: ChannelAnswer) => self.postMessage(answer);
  say({ opening: await opening });
  say({ heard: await heard });
  const stay = await staying;
  say({ moment: stay && momentOf(stay) });
  await ended;
  say('over');
};
