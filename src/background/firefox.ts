import { communityRunners } from '../community/offscreen/plug.ts';
import { channelRunners } from '../offscreen/channel-runners.ts';
import { handshakeRunner } from '../offscreen/handshake-runner.ts';
import { runners } from '../offscreen/runners.ts';
import { runErrandsHere } from '../platform/browser/errand.ts';
import './main.ts';

/** Firefox's background is a page, so it runs the errands for which Chromium's worker needs an offscreen page. */
runErrandsHere([...runners, ...channelRunners, ...communityRunners, handshakeRunner]);
