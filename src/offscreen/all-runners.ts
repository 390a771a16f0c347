import { communityRunners } from '../community/offscreen/entry.ts';
import { channelRunners } from './channel-runners.ts';
import { fetchRunner } from './fetch-runner.ts';
import { handshakeRunner } from './handshake-runner.ts';
import { runners } from './runners.ts';

/** The jobs of Chromium's pages, for a background that runs them itself. */
export const allRunners = [...runners, ...channelRunners, ...communityRunners, fetchRunner, handshakeRunner];
