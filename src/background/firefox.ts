import { communityRunners } from '../community/offscreen/entry.ts';
import { channelRunners } from '../offscreen/channel-runners.ts';
import { fetchRunner } from '../offscreen/fetch-runner.ts';
import { handshakeRunner } from '../offscreen/handshake-runner.ts';
import { runners } from '../offscreen/runners.ts';
import { runJobsHere } from '../platform/browser/job.ts';
import './main.ts';

/** Firefox's background is a page, so it runs the jobs for which Chromium's worker needs an offscreen page. */
runJobsHere([...runners, ...channelRunners, ...communityRunners, fetchRunner, handshakeRunner]);
