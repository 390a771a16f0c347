import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sealRequest } from '../../protocol/ohttp/client.ts';
import { responseLength } from '../../protocol/ohttp/sizes.ts';
import { type ReportSchema, reportSchema, reportSchemas } from '../../protocol/wire/report.ts';
import { sendMessage } from '../../src/community/offscreen/send.ts';
import type { RunningGateway } from '../gateway/start-gateway.ts';
import type { Store } from '../store/store.ts';
import { sampleReport } from './sample-report.ts';
import { keysFrom, post, sharing } from './sharing-client.ts';
import { type Grounds, makeGrounds, relaySecret } from './start.ts';

const { v: newest, ...fields } = reportSchema.entries;

/** Versions of reports that do not exist yet: each has one more field. */
const next = v.strictObject({ v: v.literal(newest.literal + 1), ...fields, more: v.boolean() });
const afterNext = v.strictObject({ v: v.literal(newest.literal + 2), ...fields, more: v.boolean(), most: v.string() });

const report = sampleReport();
const nextReport = { ...report, v: report.v + 1, more: true };
const here = { cc: 'RU', asn: 8359 };

/** A gateway with its relays, and the reports that it got. */
interface Place {
  readonly gateway: RunningGateway;
  readonly relays: readonly string[];
}

let grounds: Grounds;
let store: Store;
let today: Place;
let renewed: Place;
let renewedTwice: Place;

async function place(reports: readonly ReportSchema[]): Promise<Place> {
  const gateway = await grounds.gateway(store, { reports });
  const relay = async () => (await grounds.relay([gateway.address])).address;
  return { gateway, relays: [await relay(), await relay()] };
}

beforeAll(async () => {
  grounds = await makeGrounds();
  store = await grounds.openStore();
  today = await place(reportSchemas);
  renewed = await place([next, reportSchema]);
  renewedTwice = await place([afterNext, next]);
});
afterAll(() => grounds.leave());
beforeEach(() => store.query('DELETE FROM counts'));

/** What an extension that sends this report learns, and what was counted. */
async function send({ gateway, relays }: Place, sent: object) {
  const { publicKey: publisherKey } = grounds.signingKey;
  const reply = await sendMessage({ relays, publisherKey, report: sent as typeof report, from: here, country: 'RU' });
  await gateway.write();
  return { reply, counted: await store.query('SELECT cc, asn, service, state, n FROM counts') };
}

const answered = { kind: 'answered', place: here, agreed: true, failed: [], refused: [], shown: expect.any(Array) };
const counted = [{ ...here, service: 'telegram', state: 'blocked', n: 1 }];

describe('reports in two versions', () => {
  it('exist in at most the newest version and the one before it', () => {
    const versions = reportSchemas.map(({ entries }) => entries.v.literal);
    expect(versions).toEqual([newest.literal, newest.literal - 1].slice(0, versions.length));
  });

  it('an old extension is counted by a new gateway', async () => {
    expect(await send(renewed, report)).toEqual({ reply: answered, counted });
  });

  it('so is a new one', async () => {
    expect(await send(renewed, { ...nextReport, service: 'signal' })).toEqual({
      reply: answered,
      counted: [{ ...counted[0], service: 'signal' }],
    });
  });

  it('an extension that is two versions behind is not counted, and learns that it is outdated', async () => {
    expect(await send(renewedTwice, report)).toEqual({ reply: { ...answered, outdated: true }, counted: [] });
  });

  it('an extension that is ahead of its gateway is not counted, and is not called outdated', async () => {
    expect(await send(today, nextReport)).toEqual({ reply: answered, counted: [] });
  });

  it('a wrong report of an accepted version says nothing about versions', async () => {
    expect(await send(renewed, { ...report, more: true })).toEqual({ reply: answered, counted: [] });
  });

  it('another version has its own problem type, in as many bytes as any answer', async () => {
    const { address } = renewed.gateway;
    const config = await keysFrom(address, grounds.signingKey.publicKey);
    const headers = { authorization: `Bearer ${relaySecret}`, 'reachable-network': 'cc=RU, asn=8359, bucket=7' };
    const { outer, inner } = await post(
      `${address}/gateway`,
      await sealRequest(config, sharing({ ...report, v: 9 })),
      headers,
    );
    expect([inner?.status, inner?.headers.get('content-type')]).toEqual([422, 'application/problem+json']);
    expect(await inner?.json()).toMatchObject({
      type: 'https://collector.reachable/problems/report-version',
      versions: [nextReport.v, report.v],
    });
    expect(await outer.arrayBuffer()).toHaveProperty('byteLength', responseLength);
  });
});
