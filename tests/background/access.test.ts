import '../fake-extension.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { readAccess } from '../../src/background/round/access.ts';
import { fake, resetFake } from '../fake-extension.ts';
import { whatsapp } from '../judge/sample-services.ts';

beforeEach(resetFake);

describe('access to a host', () => {
  it('is what the browser has granted, by scheme and host', async () => {
    fake.missing = ['https://mmg.whatsapp.example/*'];
    const access = await readAccess([whatsapp], []);
    expect(access.allows('https://web.whatsapp.example/sw.js')).toBe(true);
    expect(access.allows('wss://web.whatsapp.example/ws/chat')).toBe(true);
    expect(access.allows('https://mmg.whatsapp.example/')).toBe(false);
  });

  it('does not include a host that was never granted', async () => {
    const access = await readAccess([whatsapp], []);
    expect(access.allows('https://203.0.113.7/')).toBe(false);
    expect(access.allows('http://web.whatsapp.example/')).toBe(false);
  });

  it('holds for every port of the host', async () => {
    const access = await readAccess([whatsapp], []);
    expect(access.allows('https://web.whatsapp.example:8444/')).toBe(true);
  });
});
