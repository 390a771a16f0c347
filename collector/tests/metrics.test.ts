import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metricsText } from '../metrics/metric.ts';
import { processMetrics, serveMetrics } from '../metrics/serve-metrics.ts';
import { putEmptyStore } from './new-store.ts';
import { freePort } from './postgres.ts';
import { startProgram } from './program.ts';
import { compareMetrics } from './same-metrics.ts';
import { type Grounds, makeGrounds } from './start.ts';

let grounds: Grounds;
beforeAll(async () => {
  grounds = await makeGrounds();
});
afterAll(() => grounds.leave());

describe('metrics', () => {
  it('do not depend on the contents of messages', () => compareMetrics(80));

  it('show memory in steps that no message reaches', () => {
    const told = (mebibytes: number) => metricsText(processMetrics(mebibytes * 2 ** 20));
    expect(told(70)).toContain(`reachable_memory_bytes ${128 * 2 ** 20}\n`);
    expect(told(100)).toBe(told(70));
  });

  it('do not show when something happened before their time comes', async () => {
    let value = 1;
    const metrics = await serveMetrics({
      host: '127.0.0.1',
      port: 0,
      read: async () => [{ name: 'things_total', about: 'Things.', kind: 'counter', values: [{ value }] }],
    });
    const told = async () => (await fetch(`${metrics.address}/metrics`)).text();
    const before = await told();
    value = 2;
    expect(await told()).toBe(before);
    await metrics.renew();
    expect(await told()).toContain(
      '# HELP reachable_things_total Things.\n# TYPE reachable_things_total counter\nreachable_things_total 2\n',
    );
    await metrics.close();
  });

  it('are served by a program if its operator names a port, and its log is JSON', async () => {
    const location = join(grounds.folder, 'program');
    await putEmptyStore(location);
    const port = await freePort();
    const program = startProgram('gateway', {
      PORT: '0',
      METRICS_PORT: String(port),
      DATABASE_URL: location,
      SIGNING_KEY: join(grounds.folder, 'publisher.pem'),
    });
    const address = await program.address;
    expect((await fetch(`${address}/metrics`)).status).toBe(404);
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await answer.text()).toContain('reachable_messages_accepted 1\n');
    expect(await program.end()).toBe(0);
    const lines = program
      .output()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([
      {
        time: expect.stringMatching(/T\d\d:\d[05]:00\.000Z$/),
        level: 'info',
        program: 'gateway',
        message: `The gateway listens on ${address}.`,
      },
      {
        time: expect.anything(),
        level: 'warning',
        program: 'gateway',
        message: 'RELAY_SECRETS is not set: no relay is trusted.',
      },
    ]);
  });
});
