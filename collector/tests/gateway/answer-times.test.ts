import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sealRequest } from '../../../protocol/ohttp/client.ts';
import { parseKeyConfigs } from '../../../protocol/ohttp/key-config.ts';
import { reportSchemas } from '../../../protocol/wire/report.ts';
import { prepareAnswers } from '../../gateway/answers.ts';
import { createGateway } from '../../gateway/gateway.ts';
import { openKeyRing } from '../../gateway/key-ring.ts';
import { openLedger } from '../../gateway/ledger.ts';
import { countVotes } from '../../gateway/votes.ts';
import type { Store } from '../../store/store.ts';
import { anyNetworks } from '../any-networks.ts';
import { nothingStored } from '../nothing-stored.ts';
import { sampleReport } from '../sample-report.ts';
import { keysOutOfLog, post, question, sharing } from '../sharing-client.ts';
import { type Grounds, makeGrounds, relaySecret } from '../start.ts';

const russian = { authorization: `Bearer ${relaySecret}`, 'reachable-network': 'cc=RU, asn=8359, bucket=7' };
const messages = () => [sharing(sampleReport()), question('RU'), sharing({}), question('FR')];

describe('a gateway whose store never answers', () => {
  let grounds: Grounds;
  beforeAll(async () => {
    grounds = await makeGrounds();
  });
  afterAll(() => grounds.leave());

  it('answers reports and queries all the same', async () => {
    let letGo: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let asked = 0;
    const hanging: Store = {
      query: async () => [],
      async runOnce() {
        asked += 1;
        await gone;
      },
      async close() {},
    };
    const gateway = await grounds.gateway(hanging);
    const config = await keysOutOfLog(gateway.address);
    const written = gateway.write();
    const statuses = [];
    for (const message of messages()) {
      const { inner } = await post(`${gateway.address}/gateway`, await sealRequest(config, message), russian);
      statuses.push(inner?.status);
    }
    expect(asked).toBe(1);
    expect(statuses).toEqual([404, 404, 422, 404]);
    letGo();
    await written;
  });
});

describe('the answers of a gateway', () => {
  const leaving: (() => void)[] = [];
  let server: ReturnType<typeof createGateway>;
  const arrived: (() => void)[] = [];
  afterEach(() => server.close());

  /** A gateway whose answers leave when the test says so. */
  async function startPaced() {
    const keyRing = openKeyRing(Date.now());
    const answers = await prepareAnswers(nothingStored, reportSchemas);
    server = createGateway({
      reports: reportSchemas,
      keyRing,
      answers,
      ledger: openLedger(async () => undefined),
      votes: countVotes({
        networks: anyNetworks,
        services: new Set(['telegram']),
        oldestVersion: '0.1',
        newestVersion: '0.1',
      }),
      pace: {
        turn: () =>
          new Promise((leave) => {
            leaving.push(leave);
            for (const tell of arrived.splice(0)) tell();
          }),
      },
      relays: [{ name: 'one', secret: relaySecret }],
      now: Date.now,
    });
    const address = await server.listen({ host: '127.0.0.1', port: 0 });
    const [config] = parseKeyConfigs(Uint8Array.from(keyRing.keys()));
    if (!config) throw new Error('no key');
    return { address, config };
  }

  it('all leave at their time and not before, whatever was asked', async () => {
    const { address, config } = await startPaced();
    const order: string[] = [];
    const sent = [];
    const sealed = [];
    for (const [index, message] of messages().entries())
      sealed.push([`sealed ${index}`, await sealRequest(config, message)] as const);
    const requests = [
      ...sealed.map(([name, message]) => [name, () => post(`${address}/gateway`, message, russian)] as const),
      ['rubbish', () => fetch(`${address}/gateway`, { method: 'POST', body: 'rubbish', headers: russian })] as const,
      ['a stranger', () => fetch(`${address}/gateway`, { method: 'POST', body: 'rubbish' })] as const,
      ['keys', () => fetch(`${address}/keys`)] as const,
      ['health', () => fetch(`${address}/health`)] as const,
      ['nothing', () => fetch(`${address}/nothing`)] as const,
    ];
    for (const [name, ask] of requests) {
      const came = new Promise<void>((resolve) => arrived.push(resolve));
      sent.push(ask().then(() => order.push(name)));
      await came;
    }
    for (const [index, leave] of leaving.splice(0).entries()) {
      expect(order).toEqual(requests.slice(0, index).map(([name]) => name));
      leave();
      await sent[index];
    }
    expect(order).toHaveLength(requests.length);
  });
});
