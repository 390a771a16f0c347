import '../fake-extension.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { extension } from '../../src/platform/browser/extension.ts';
import { leaveNetwork } from '../../src/platform/values/current-network.ts';
import { readSameConnection } from '../../src/platform/values/same-connection.ts';
import { resetFake } from '../fake-extension.ts';

beforeEach(resetFake);

/**
 * A check during which relays see the browser at these addresses; returns how many earlier ones used its connection.
 */
async function check(...addresses: readonly string[]): Promise<number> {
  const connection = await readSameConnection();
  for (const address of addresses) await connection.seenFrom(address);
  await connection.end();
  return connection.isSame() ? connection.checksBefore : 0;
}

describe('consecutive checks over one connection', () => {
  it('are counted as long as relays see the same address', async () => {
    expect(await check('198.51.100.7')).toBe(0);
    expect(await check('198.51.100.7')).toBe(1);
    expect(await check('198.51.100.7')).toBe(2);
  });

  it('start over at another address, and at the first one after that', async () => {
    await check('198.51.100.7');
    expect(await check('198.51.100.8')).toBe(0);
    expect(await check('198.51.100.7')).toBe(0);
  });

  it('start over if no relay answered', async () => {
    await check('198.51.100.7');
    expect(await check()).toBe(0);
    expect(await check('198.51.100.7')).toBe(0);
  });

  it('may be on an IPv6 network, whose devices change the rest of their address', async () => {
    await check('2001:db8:1:2:aaaa::1');
    expect(await check('2001:db8:1:2:bbbb::2')).toBe(1);
    expect(await check('2001:db8:1:3:bbbb::2')).toBe(0);
  });

  it('are the same if one of two addresses is known', async () => {
    await check('198.51.100.7', '2001:db8:1:2::1');
    expect(await check('2001:db8:1:2::1')).toBe(1);
  });

  it('start over if the connection was lost', async () => {
    await check('198.51.100.7');
    await leaveNetwork();
    expect(await check('198.51.100.7')).toBe(0);
  });

  it('leave no address in the memory', async () => {
    await check('198.51.100.7');
    expect(JSON.stringify(await extension.storage.session.get(['same-connection']))).not.toContain('198.51');
  });
});
