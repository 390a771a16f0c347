import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from '../community/protocol/wire/place.ts';
import { readEnvironment } from './environment.ts';
import { startGateway } from './gateway/start-gateway.ts';
import { readNoiseSecret } from './publisher/noise-secret.ts';
import { startPublisher } from './publisher/start-publisher.ts';
import { type PlaceOf, readPlaces } from './relay/read-places.ts';
import { startRelay } from './relay/start-relay.ts';
import { runProgram } from './run-program.ts';
import { address, files, orNone, place, port } from './setting-forms.ts';
import { readOrMakeSigningKey } from './signing-key.ts';
import { openStore } from './store/open-store.ts';

const variables = {
  FOLDER: { about: 'Everything that is kept: the counts, the keys, the public pages.', fallback: '.collector' },
  HOST: { about: 'The address that all three listen on.', fallback: '127.0.0.1' },
  RELAY_PORT: { about: 'Where extensions find the relay.', fallback: '8080', form: port },
  GATEWAY_PORT: { about: 'Where the relay finds the gateway.', fallback: '8081', form: port },
  PUBLIC_PORT: { about: 'Where people find the public pages.', fallback: '8082', form: port },
  DATABASE_URL: { about: 'postgres://... to keep the counts on a server, in place of the folder.' },
  PLACES: {
    about: 'MaxMind DB files that say where addresses are, in place of the one that comes with the relay.',
    form: files,
  },
  LOCAL_PLACE: {
    about: 'Without those files: where this machine is said to be, to try it out.',
    fallback: 'NL/64496',
    form: place,
  },
  OONI_API: {
    about: 'Where the figures of OONI come from. "none" to do without.',
    fallback: 'https://api.ooni.io',
    form: orNone(address),
  },
};

/** A machine of its own, to try things out: all three parts, and who runs it sees what each of them sees. */
await runProgram(async () => {
  const settings = readEnvironment('Runs relay, gateway and publisher on one machine.', variables);
  const { FOLDER: folder, HOST: host, DATABASE_URL: server } = settings;
  const placeOf =
    settings.PLACES === undefined ? await placesAround(settings.LOCAL_PLACE) : await readPlaces(settings.PLACES);
  await mkdir(folder, { recursive: true });
  const signingKey = await readOrMakeSigningKey(join(folder, 'publisher.pem'));
  const store = await openStore(server ?? join(folder, 'store'));
  const secret = randomBytes(32).toString('base64url');

  const publisher = await startPublisher({
    store,
    signingKey,
    noiseSecret: await readNoiseSecret(join(folder, 'noise.secret')),
    publicFolder: join(folder, 'public'),
    serve: { host, port: settings.PUBLIC_PORT },
    ooniApi: settings.OONI_API,
    keepDays: 90,
    say: console.log,
  });
  const gateway = await startGateway({
    host,
    port: settings.GATEWAY_PORT,
    store,
    signingKey,
    relaySecrets: [secret],
    oldestVersion: '0.1',
  });
  const relay = await startRelay({
    host,
    port: settings.RELAY_PORT,
    gateways: [new URL(gateway.address)],
    secret,
    placeOf,
    cap: 5000,
  });

  const sharing = join(folder, 'sharing.json');
  await writeFile(
    sharing,
    `${JSON.stringify({ relays: [relay.address], publisherKey: signingKey.publicKey }, undefined, 2)}\n`,
  );
  console.log(`The relay listens on ${relay.address}, the gateway on ${gateway.address}.`);
  console.log(`The public pages are on ${publisher.address}.`);
  console.log(`To build an extension that shares with them: SHARING=${sharing} npm run build`);
  return {
    async close() {
      await relay.close();
      await publisher.close();
      await gateway.close();
    },
  };
});

/** This machine is said to be in one place; others are where the database has them. */
async function placesAround(here: Place): Promise<PlaceOf> {
  const elsewhere = await readPlaces(undefined);
  return (address) => (/^(?:::1$|(?:::ffff:)?127\.)/.test(address) ? here : elsewhere(address));
}
