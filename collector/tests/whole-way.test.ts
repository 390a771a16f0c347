import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeProof } from '../../protocol/log/proof.ts';
import { verifyAnswer } from '../../protocol/log/proven-snapshot.ts';
import { sealRequest } from '../../protocol/ohttp/client.ts';
import { importPublicKey } from '../../protocol/signed/signature.ts';
import { networkCell } from '../../protocol/wire/cell.ts';
import { slotOf } from '../../protocol/wire/slot.ts';
import { slotsOfDay } from '../days.ts';
import { slotVariance } from '../publisher/noisy-counts.ts';
import { startPublisher } from '../publisher/start-publisher.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';
import { sampleReport } from './sample-report.ts';
import { sendFrom } from './send-from.ts';
import { keysFrom, question, send, sharing } from './sharing-client.ts';
import { type Grounds, makeGrounds } from './start.ts';

let postgres: PostgresServer;
let grounds: Grounds;
beforeAll(async () => {
  postgres = await startPostgres();
  grounds = await makeGrounds();
});
afterAll(async () => {
  await grounds.leave();
  await postgres.stop();
});

/** Each is in its own neighbourhood. */
const neighbours = 120;

describe.each([
  ['PGlite', () => join(grounds.folder, 'whole-way')],
  ['PostgreSQL', () => postgres.freshDatabase()],
])('a report, with a store on %s', (name, locationOf) => {
  it('passes relay, gateway, store and publisher, and comes back as a count', async () => {
    const store = await grounds.openStore(locationOf());
    const known = ['one', 'two'].map((name) => ({ name, secret: `the secret of the relay that is named ${name}` }));
    const gateway = await grounds.gateway(store, { relays: known });
    const relays = await Promise.all(known.map(({ secret }) => grounds.relay([gateway.address], { secret })));
    const config = await keysFrom(gateway.address, grounds.signingKey.publicKey);
    const running = slotOf(Date.now());
    for (let neighbour = 0; neighbour < neighbours; neighbour++) {
      const { body } = await sealRequest(config, sharing(sampleReport({ slot: running })));
      expect((await sendFrom(`127.0.${neighbour}.1`, `${relays[neighbour % 2]?.address}/ohttp`, body)).status).toBe(
        200,
      );
    }
    await gateway.write();
    // As if six hours had passed, after six hours of the same: a single slot of problems is held back.
    for (const age of [1, 2]) {
      await store.query(
        'INSERT INTO counts SELECT slot - $1::int, cc, asn, service, relay, state, n FROM counts WHERE slot = $2',
        [age, running],
      );
    }
    const publisher = await startPublisher({
      store,
      signingKey: grounds.signingKey,
      relays: ['one', 'two'],
      noiseSecret: new Uint8Array(32),
      publicFolder: join(grounds.folder, `public-${name}`),
      serve: { host: '127.0.0.1', port: 0 },
      ooniApi: undefined,
      keepDays: 90,
      isClockRight: false,
      say: () => undefined,
    });
    await publisher.published;
    const served = new Uint8Array(await (await fetch(`${publisher.address}/RU.snapshot`)).arrayBuffer());
    const page = await (await fetch(`${publisher.address}/RU.html`)).text();
    await publisher.close();

    // A gateway loads new snapshots within a minute; a new one has them at once.
    const { address: fresh } = await grounds.relay([(await grounds.gateway(store)).address]);
    const { inner } = await send(fresh, await keysFrom(fresh, grounds.signingKey.publicKey), question('RU'));
    const answered = new Uint8Array((await inner?.arrayBuffer()) ?? new ArrayBuffer());
    expect(decodeProof(answered).rest).toEqual(served);
    const key = await importPublicKey(grounds.signingKey.publicKey);
    const { snapshot } = await verifyAnswer(answered, key, { country: 'RU', now: Date.now() });
    const [n = 0, problem, blocked] = (snapshot && networkCell(snapshot, 8359, 'telegram', 'day')) ?? [];
    expect(n).toBeGreaterThan(150);
    // Nobody reported that it works, so what says so is noise. Its deviation over a day:
    const deviation = Math.sqrt(slotsOfDay * slotVariance.network);
    expect(n - (problem ?? 0)).toBeLessThan(4 * deviation);
    expect(blocked).toBeGreaterThan(0);
    expect(page).toContain('Looks blocked');
  });
});
