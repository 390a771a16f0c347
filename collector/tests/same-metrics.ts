import { join } from 'node:path';
import { expect } from 'vitest';
import { metricsText } from '../metrics/metric.ts';
import { sampleReport } from './sample-report.ts';
import { keysFrom, question, send, sharing } from './sharing-client.ts';
import { type Grounds, makeGrounds } from './start.ts';

const atOnce = 40;

/**
 * Sends this many messages of one kind, and as many of all kinds, and compares the metrics of gateway and relay
 * afterwards.
 */
export async function compareMetrics(many: number): Promise<void> {
  const grounds = await makeGrounds();
  try {
    const reports = await metricsAfter(grounds, 'reports', many, () => sharing(sampleReport()));
    const all = await metricsAfter(
      grounds,
      'mixed',
      many,
      (index) => mixed[index % mixed.length]?.(index) ?? question('RU'),
    );
    expect(reports).toContain(`reachable_answers_total{path="/gateway",status="200"} ${many}\n`);
    expect(reports).toContain('reachable_store_writes_total{outcome="written"} 1\n');
    expect(reports).toContain('reachable_gateway_up{gateway="1"} 1\n');
    expect(all).toBe(reports);
  } finally {
    await grounds.leave();
  }
}

const services = ['telegram', 'signal', 'whatsapp', 'discord'];
const mixed = [
  (index: number) => sharing(sampleReport({ service: services[index % 4] ?? '' })),
  (index: number) => sharing(sampleReport({ state: index % 2 ? 'works' : 'problem' })),
  () => question('RU'),
  () => question('FR'),
  () => sharing({ nonsense: true }),
  () => sharing({ ...sampleReport(), v: 9 }),
];

/** The metrics of a gateway with its own store, and of a relay in front of it, after these messages. */
async function metricsAfter(
  grounds: Grounds,
  name: string,
  many: number,
  message: (index: number) => Request,
): Promise<string> {
  const gateway = await grounds.gateway(await grounds.openStore(join(grounds.folder, name)));
  const relay = await grounds.relay([gateway.address]);
  const config = await keysFrom(relay.address, grounds.signingKey.publicKey);
  for (let sent = 0; sent < many; sent += atOnce) {
    const answers = Array.from({ length: atOnce }, (_, index) => send(relay.address, config, message(sent + index)));
    for (const { outer } of await Promise.all(answers)) expect(outer.status).toBe(200);
  }
  await gateway.write();
  // The connections close a moment after the last answer.
  await expect.poll(() => metricsText(gateway.metrics())).toContain('reachable_requests_open 0\n');
  return metricsText([...gateway.metrics(), ...(await relay.metrics())]);
}
