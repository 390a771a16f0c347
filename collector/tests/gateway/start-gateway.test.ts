import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { sealRequest } from '../../../protocol/ohttp/client.ts';
import { slotOf } from '../../../protocol/wire/slot.ts';
import { metricsText } from '../../metrics/metric.ts';
import { nothingStored } from '../nothing-stored.ts';
import { sampleReport } from '../sample-report.ts';
import { sendFrom } from '../send-from.ts';
import { keysFrom, keysOutOfLog, sharing } from '../sharing-client.ts';
import { type Grounds, makeGrounds } from '../start.ts';

let grounds: Grounds;
beforeAll(async () => {
  grounds = await makeGrounds();
});
afterAll(() => grounds.leave());
afterEach(() => void vi.useRealTimers());

it('a gateway replaces its key at midnight, even if no message comes', async () => {
  // The clock goes on, so that answers, which wait for their time, can leave.
  vi.useFakeTimers({
    toFake: ['Date', 'setTimeout', 'clearTimeout'],
    now: Date.UTC(2026, 10, 25, 23, 58),
    shouldAdvanceTime: true,
  });
  const { address } = await grounds.gateway(nothingStored);
  const keys = async () => (await fetch(`${address}/ohttp-keys`)).text();
  const before = await keys();
  vi.advanceTimersByTime(60_000);
  expect(await keys()).toBe(before);
  vi.advanceTimersByTime(60_000);
  expect(await keys()).not.toBe(before);
});

it('from midnight on, a gateway offers keys that were logged the day before, even if no publisher runs', async () => {
  const store = await grounds.openStore();
  vi.useFakeTimers({
    toFake: ['Date', 'setTimeout', 'clearTimeout'],
    now: Date.UTC(2026, 10, 25, 23, 58),
    shouldAdvanceTime: true,
  });
  const { address } = await grounds.gateway(store);
  const { address: relay } = await grounds.relay([address]);
  const before = await keysFrom(relay, grounds.signingKey.publicKey);
  vi.advanceTimersByTime(60_000);
  expect(await keysFrom(relay, grounds.signingKey.publicKey)).toEqual(before);
  vi.advanceTimersByTime(60_000);
  expect(await keysFrom(relay, grounds.signingKey.publicKey)).not.toEqual(before);
  vi.setSystemTime(Date.UTC(2026, 10, 27));
  vi.advanceTimersByTime(60_000);
  expect((await fetch(`${relay}/keys`)).status).toBe(503);
});

it('a gateway adds nothing to a slot that is over, since its figures are published', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 25, 5, 59) });
  const stored: unknown[] = [];
  const gateway = await grounds.gateway({
    ...nothingStored,
    async runOnce(_text, params) {
      stored.push(params[0]);
    },
  });
  const { address: relay } = await grounds.relay([gateway.address]);
  const config = await keysOutOfLog(gateway.address);
  const { body } = await sealRequest(config, sharing(sampleReport()));
  expect((await sendFrom('127.0.0.1', `${relay}/ohttp`, body)).status).toBe(200);
  const arrived = slotOf(Date.now());
  vi.setSystemTime(Date.UTC(2026, 10, 25, 6, 4));
  await gateway.write();
  expect(stored).toEqual([[arrived + 1]]);
});

it('a gateway reports once that a relay fills the memory of votes', async () => {
  const told: string[] = [];
  const gateway = await grounds.gateway(nothingStored, { mostCells: 1, say: (message) => told.push(message) });
  const { address: relay } = await grounds.relay([gateway.address]);
  const config = await keysOutOfLog(gateway.address);
  const isFull = () => /^reachable_votes_full.*$/m.exec(metricsText(gateway.metrics()))?.[0];
  const share = async (service: string) => {
    const { body } = await sealRequest(config, sharing(sampleReport({ service })));
    await sendFrom('127.0.0.1', `${relay}/ohttp`, body);
  };
  await share('telegram');
  expect([told, isFull()]).toEqual([[], 'reachable_votes_full{relay="one"} 0']);
  for (const service of ['signal', 'viber']) await share(service);
  expect(told).toEqual([expect.stringContaining('Through the relay one come more pairs of network and service')]);
  expect(isFull()).toBe('reachable_votes_full{relay="one"} 1');
});
