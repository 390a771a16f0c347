import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseKeyConfigs } from '../../../protocol/ohttp/key-config.ts';
import { countsIn, keyOf, nameOf, reportOf, sendOne, sharesOf, startTwoOfEach, withEach } from '../crowd.ts';
import type { Program } from '../program.ts';
import { NoAnswer } from '../send-from.ts';
import { question } from '../sharing-client.ts';

it('two processes of a relay and two gateways lose no message, count none twice and have no trouble with keys', async () => {
  const crowd = await startTwoOfEach();
  const shares = sharesOf(crowd);
  expect(shares.length).toBeGreaterThanOrEqual(1000);
  const statuses = new Map<string, number>();
  const gatewayKeys = new Set<string>();
  const note = ({ key, outer, inner }: Awaited<ReturnType<typeof sendOne>>) => {
    gatewayKeys.add(key);
    statuses.set(`${outer} ${inner}`, (statuses.get(`${outer} ${inner}`) ?? 0) + 1);
  };
  await withEach(shares, async (share) => {
    // Somebody in the same neighbourhood reports the same, perhaps through the other process: one vote.
    note(await sendOne(crowd, share.addressOf(1), reportOf(share)));
    note(await sendOne(crowd, share.addressOf(2), reportOf(share)));
    note(await sendOne(crowd, share.addressOf(3), question('RU')));
  });
  // Nothing is published yet.
  expect([...statuses]).toEqual([['200 404', 3 * shares.length]]);
  expect(gatewayKeys.size).toBe(2);
  expect(await crowd.relay.end()).toBe(0);
  expect(await Promise.all(crowd.gateways.map((gateway) => gateway.end()))).toEqual([0, 0]);
  const counts = await countsIn(crowd.location);
  expect(counts).toEqual(new Map(shares.map((share) => [keyOf(share), 1])));
});

it('if a process of each is killed under load, only what the killed gateway had not written is lost', async () => {
  const crowd = await startTwoOfEach();
  const shares = sharesOf(crowd);
  const killAt = Math.floor(shares.length / 3);
  let killed = '';
  let secondLife: Program | undefined;
  /** The key of each answered message. */
  const answered = new Map<string, string>();
  await withEach(shares, async (share, index) => {
    if (index === killAt) {
      killed = await keyOfGateway(crowd.gateways[0]);
      process.kill(servingProcesses(crowd.relay)[0] ?? 0, 'SIGKILL');
      await crowd.gateways[0]?.end('SIGKILL');
      secondLife = crowd.startGateway(0);
      await crowd.logKeys([secondLife]);
    }
    // A posted report is not posted again, whatever comes back. A connection may break, but none may hang.
    const sent = await sendOne(crowd, share.addressOf(1), reportOf(share)).catch((error) => {
      expect(error).not.toBeInstanceOf(NoAnswer);
    });
    if (sent?.inner === 404) answered.set(keyOf(share), sent.key);
  });
  await expect.poll(() => servingProcesses(crowd.relay).length).toBe(2);
  expect(await crowd.relay.end()).toBe(0);
  expect(await Promise.all([secondLife, crowd.gateways[1]].map((gateway) => gateway?.end()))).toEqual([0, 0]);
  const counts = await countsIn(crowd.location);
  const lost = [...answered].filter(([share]) => !counts.has(share));
  expect(new Set(counts.values())).toEqual(new Set([1]));
  expect(lost.filter(([, key]) => key !== killed)).toEqual([]);
  // The killed gateway had counted some, and its replacement counts again.
  expect(lost.length).toBeGreaterThan(0);
  expect(new Set(answered.values()).size).toBe(3);
});

async function keyOfGateway(gateway: Program | undefined): Promise<string> {
  const answer = await fetch(`${await gateway?.address}/ohttp-keys`);
  const [config] = parseKeyConfigs(new Uint8Array(await answer.arrayBuffer()));
  if (!config) throw new Error('no key');
  return nameOf(config);
}

/** The serving processes of a relay (Linux). */
function servingProcesses({ process: { pid } }: Program): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .map(Number)
    .filter((child) => child > 0 && readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('relay/main.ts'));
}
