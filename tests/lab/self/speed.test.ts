import { describe, expect, test } from 'vitest';
import type { FreezeRule } from '../censor/rule.ts';
import { sharedWorld } from './shared-world.ts';
import { curlSays, fetchUrl, runModule } from './tools.ts';

const world = sharedWorld();
const throttled = 'cdn.discordapp.com';
const other = 'example.com';

/** Serves a body of this size on both hosts and fetches it. */
async function download(host: string, bytes: number, ...args: readonly string[]) {
  await world().internet('behave', { host, behaviours: [{ kind: 'large-body', bytes }] });
  return fetchUrl(world(), `https://${host}/`, '--output', '/dev/null', ...args);
}

/** Sends until the time is over and returns how many bits a second passed. */
const received = async (host: string) =>
  (await world().router('counters', undefined)).bytes[host] ?? { up: 0, down: 0 };

describe('a service that is slowed down', () => {
  test.each(['shape', 'police'] as const)('transfers at the set rate (%s)', async (manner) => {
    await world().router('setRules', [{ kind: 'throttle', names: [throttled], bitsPerSecond: 400_000, manner }]);
    const result = await download(throttled, 10_000_000, '--max-time', '4');
    expect(result.code).toBe(curlSays.timeout);
    const bits = (result.received * 8) / 3.8;
    // TCP fills a shaped line. On a policed one it loses packets and slows down.
    expect(bits).toBeLessThan(440_000);
    expect(bits).toBeGreaterThan(manner === 'shape' ? 340_000 : 100_000);
  });

  test('leaves other hosts alone', async () => {
    await world().router('setRules', [{ kind: 'throttle', names: [throttled], bitsPerSecond: 64_000 }]);
    expect(await download(other, 2_000_000)).toMatchObject({ code: 0, received: 2_000_000 });
  });

  test('can be slowed for each connection separately', async () => {
    await world().router('setRules', [
      { kind: 'throttle', names: [throttled], bitsPerSecond: 200_000, each: 'connection' },
    ]);
    const results = await Promise.all([1, 2, 3].map(() => download(throttled, 60_000)));
    expect(results.map(({ received: bytes }) => bytes)).toEqual([60_000, 60_000, 60_000]);
  });

  test('can have delay and loss', async () => {
    await world().router('setRules', [{ kind: 'throttle', names: [throttled], delayMs: 300, lossPercent: 10 }]);
    expect(await download(throttled, 20_000, '--max-time', '30')).toMatchObject({ code: 0, received: 20_000 });
  });
});

describe('a slow line', () => {
  test('transfers at its rate in both directions', async () => {
    await world().router('setLine', { roundTripMs: 80, downBitsPerSecond: 800_000, upBitsPerSecond: 256_000 });
    const down = await download(other, 10_000_000, '--max-time', '4');
    expect(Math.abs((down.received * 8) / 3.6 - 800_000)).toBeLessThan(100_000);
    await world().router('forget', undefined);
    await world().internet('heal', undefined);
    await fetchUrl(world(), `https://${throttled}/`, '--max-time', '4', '--data-binary', `@${await bigFile()}`);
    const { up } = await received(throttled);
    expect((up * 8) / 4).toBeLessThan(290_000);
    expect((up * 8) / 4).toBeGreaterThan(180_000);
  });
});

describe('a connection that freezes', () => {
  const freeze = (rule: Partial<FreezeRule>) =>
    world().router('setRules', [{ kind: 'freeze', names: [throttled], direction: 'both', ...rule }]);

  test('can freeze after a number of bytes', async () => {
    await freeze({ afterBytes: 20_000 });
    expect(await fetchUrl(world(), `https://${throttled}/`)).toMatchObject({ status: 200 });
    const large = await download(throttled, 200_000, '--max-time', '2');
    expect(large.code).toBe(curlSays.timeout);
    expect(large.received).toBeLessThan(20_000);
    expect(await download(other, 200_000)).toMatchObject({ code: 0 });
  });

  test('can freeze after 25 packets', async () => {
    await freeze({ afterPackets: 25 });
    const large = await download(throttled, 200_000, '--max-time', '2');
    expect(large.code).toBe(curlSays.timeout);
    expect(large.received).toBeLessThan(32_000);
  });

  test('can freeze in one direction: uploads are lost and downloads arrive', async () => {
    await freeze({ afterBytes: 16_000, direction: 'up' });
    const upload = await fetchUrl(
      world(),
      `https://${throttled}/`,
      '--max-time',
      '3',
      '--data-binary',
      `@${await bigFile()}`,
    );
    expect(upload.sent).toBeGreaterThan(0);
    expect(await bytesUploaded()).toBeLessThan(40_000);
    expect(await fetchUrl(world(), `https://${throttled}/`)).toMatchObject({ status: 200 });
  });

  test('can lose a share of what is sent, so that TCP goes on slowly', async () => {
    const whole = 16_000;
    await freeze({ afterBytes: whole, direction: 'up', lossPercent: 40 });
    const upload = fetchUrl(
      world(),
      `https://${throttled}/`,
      '--max-time',
      '30',
      '--data-binary',
      `@${await bigFile()}`,
    );
    // A packet can be lost many times in a row, and TCP waits longer each time.
    await expect.poll(bytesUploaded, { timeout: 30_000, interval: 500 }).toBeGreaterThan(whole);
    expect(await bytesUploaded()).toBeLessThan(1_000_000);
    await world().router('setRules', []);
    expect(await upload).toMatchObject({ code: 0, status: 200 });
  });
});

/** A file of 1 MB in the client's world. */
async function bigFile(): Promise<string> {
  const file = `${world().folder}/big`;
  await runModule(
    world(),
    `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(file)}, Buffer.alloc(1e6)); console.log(1);`,
  );
  return file;
}

/** The bytes of request bodies that reached the servers. */
async function bytesUploaded(): Promise<number> {
  return (await world().internet('requests', undefined)).reduce((sum, { bodyBytes }) => sum + bodyBytes, 0);
}
