import { describe, expect, it } from 'vitest';
import { askRelay } from '../../src/probe/call.ts';

/** Node has no WebRTC, like browsers in which it is switched off. The lab tests browsers that have it. */
describe('without WebRTC', () => {
  it.each(['stun:stun.example.com:3478', 'turns:turn.example.com:443'])('%s cannot be asked', async (url) => {
    expect(await askRelay(url, 'somebody', 1000)).toEqual({ kind: 'no-webrtc', tookMs: 0 });
  });
});
