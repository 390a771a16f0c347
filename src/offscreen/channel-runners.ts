import { type JobRunner, runnerOf } from '../platform/browser/job.ts';
import { type CutChannel, openAndCut } from '../probe/cut-websocket.ts';
import { openWebSocketJob, watchWebSocketJob } from './jobs.ts';

/** The outcome of each opened channel, kept until `watchWebSocketJob` asks for it. */
const channels = new Map<string, CutChannel['moment']>();

/** The jobs of message channels. */
export const channelRunners: readonly JobRunner[] = [
  runnerOf(openWebSocketJob, async ({ id, deadlineMs, ...channel }, signal) => {
    const { opening, heard, moment } = openAndCut(channel, deadlineMs, signal);
    const { opened, ...more } = await opening;
    if (opened) channels.set(id, moment);
    return { opened, ...more, heard: await heard };
  }),
  runnerOf(watchWebSocketJob, async ({ id }) => {
    const moment = channels.get(id);
    channels.delete(id);
    return moment;
  }),
];
