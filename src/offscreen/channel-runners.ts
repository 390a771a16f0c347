import { type JobRunner, runnerOf } from '../platform/browser/job.ts';
import { openAndCut } from '../probe/cut-websocket.ts';
import type { Watched } from '../probe/websocket.ts';
import { openWebSocketJob, watchWebSocketJob } from './jobs.ts';

/** Whether each opened channel stays open, kept until `watchWebSocketJob` asks for it. */
const channels = new Map<string, Watched['staying']>();

/** The jobs of message channels. */
export const channelRunners: readonly JobRunner[] = [
  runnerOf(openWebSocketJob, async ({ id, url, subprotocol, deadlineMs }, signal) => {
    const { opening, staying } = openAndCut({ url, subprotocol }, deadlineMs, signal);
    if ((await opening).opened) channels.set(id, staying);
    return opening;
  }),
  runnerOf(watchWebSocketJob, async ({ id }) => {
    const staying = channels.get(id);
    channels.delete(id);
    return staying;
  }),
];
