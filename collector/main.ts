import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Networks } from '../protocol/wire/networks.ts';
import type { Place } from '../protocol/wire/place.ts';
import { readEnvironment } from './environment.ts';
import { readNetworks } from './read-networks.ts';
import { type PlaceOf, readPlaces } from './relay/read-places.ts';
import { runProgram } from './run-program.ts';
import { address, files, flag, orNone, place, port } from './setting-forms.ts';
import { startAll } from './start-all.ts';
import { WrongSetting } from './wrong-setting.ts';

const variables = {
  FOLDER: { about: 'Where everything is stored: the counts, the keys, the public pages.', fallback: '.collector' },
  HOST: { about: 'The address that all three servers listen on.', fallback: '127.0.0.1' },
  RELAY_PORT: { about: 'Where extensions find the first relay.', fallback: '8080', form: port },
  SECOND_RELAY_PORT: { about: 'Where they find the second one.', fallback: '8083', form: port },
  GATEWAY_PORT: { about: 'Where the relay finds the gateway.', fallback: '8081', form: port },
  PUBLIC_PORT: { about: 'Where people find the public pages.', fallback: '8082', form: port },
  DATABASE_URL: { about: 'postgres://... to store the counts on a server instead of in the folder.' },
  PLACES: {
    about: 'MaxMind DB files with the places of addresses, instead of the one that comes with the relay.',
    form: files,
  },
  LOCAL_PLACE: {
    about: 'Without PLACES: the country and network of this machine, to try it out.',
    fallback: 'NL/1136',
    form: place,
  },
  OONI_API: {
    about: 'Where to fetch figures of OONI. "none" to leave them out.',
    fallback: 'https://api.ooni.io',
    form: orNone(address),
  },
  CLOCK_IS_RIGHT: {
    about:
      'Set to 1 for one start where publishing is refused because the clock says what the counts do not, and the clock is right.',
    fallback: '0',
    form: flag,
  },
};

/** Runs all three parts on one machine, to try them out. Whoever runs it sees what each part sees. */
await runProgram(async () => {
  const settings = readEnvironment(
    'Runs relay, gateway and publisher on one machine.',
    variables,
    'Needed: whoever runs all three sees who sends what, so this is only to try it out.',
  );
  if (!settings.isAlone) {
    throw new WrongSetting(
      'Whoever runs relay and gateway sees who sends what. Start with --alone to try it out; in real use somebody else runs the relay.',
    );
  }
  const { FOLDER: folder, HOST: host, DATABASE_URL: location } = settings;
  const networks = await readNetworks();
  const placeOf =
    settings.PLACES === undefined
      ? await placesAround(settings.LOCAL_PLACE, networks)
      : await readPlaces(settings.PLACES, networks);
  const { gateway, publisher, sharing, close } = await startAll({
    folder,
    host,
    ports: {
      relays: [settings.RELAY_PORT, settings.SECOND_RELAY_PORT],
      gateway: settings.GATEWAY_PORT,
      publisher: settings.PUBLIC_PORT,
    },
    location,
    placeOf,
    ooniApi: settings.OONI_API,
    isClockRight: settings.CLOCK_IS_RIGHT,
    say: (message) => console.log(message),
  });
  const file = join(folder, 'sharing.json');
  await writeFile(file, `${JSON.stringify(sharing, undefined, 2)}\n`);
  console.log(`A relay listens on ${sharing.relays.join(', another on ')}, the gateway on ${gateway.address}.`);
  console.log(`The public pages are on ${publisher.address}.`);
  console.log(`To build an extension that shares with them: SHARING=${file} npm run build`);
  return { close };
});

/** Gives loopback addresses the configured place, and looks all others up in the database. */
async function placesAround(here: Place, networks: Networks): Promise<PlaceOf> {
  if (!networks.has(here))
    throw new WrongSetting('LOCAL_PLACE has to be in the table of networks, since no other counts.');
  const elsewhere = await readPlaces(undefined, networks);
  return (address) => (/^(?:::1$|(?:::ffff:)?127\.)/.test(address) ? here : elsewhere(address));
}
