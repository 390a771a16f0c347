import { describe, expect, it } from 'vitest';
import { askRelay } from '../../src/probe/call.ts';

/** Node has no WebRTC, as browsers where it is switched off; what relays say to one that has it is seen in the lab. */
describe('without WebRTC', () => {
  it.each(['stun:stun.example.com:3478', 'turns:turn.example.com:443'])('%s is not asked', async (url) => {
    expect(await askRelay(url, 1000)).toEqual({ kind: 'no-webrtc', tookMs: 0 });
  });
});
