import { readEnvironment, runProgram, WrongSetting, wholeNumber } from '../environment.ts';
import { readSigningKey } from '../signing-key.ts';
import { openStore } from '../store/open-store.ts';
import { readNoiseSecret } from './noise-secret.ts';
import { startPublisher } from './start-publisher.ts';

const variables = {
  PUBLIC_FOLDER: {
    about: 'Where the pages, the counts and the signed snapshots go. Any static host can serve it.',
    fallback: '.collector/public',
  },
  PORT: { about: 'Where the folder is served. "none" where a static host does it.', fallback: '8082' },
  HOST: { about: 'The address that it is served on.', fallback: '127.0.0.1' },
  DATABASE_URL: {
    about: 'Where counts are kept: postgres://..., which the gateways share. A folder belongs to one process alone.',
    fallback: '.collector/store',
  },
  SIGNING_KEY: {
    about: "File with the publisher's private key (P-256, PEM), whose public half extensions are built with.",
    fallback: '.collector/publisher.pem',
  },
  NOISE_SECRET: {
    about: 'File with the secret that the noise is made from. It is made where it is missing.',
    fallback: '.collector/noise.secret',
  },
  OONI_API: {
    about: 'Where the figures of OONI come from, every six hours. "none" to do without.',
    fallback: 'https://api.ooni.io',
  },
  KEEP_DAYS: { about: 'Counts that are older are deleted.', fallback: '90' },
  ONCE: { about: 'Set to 1, it publishes once and ends, for a timer of your own.' },
};

await runProgram(async () => {
  const settings = readEnvironment('Publishes what was counted, every six hours.', variables);
  const ooniApi = settings.OONI_API === 'none' ? undefined : settings.OONI_API;
  if (ooniApi !== undefined && !URL.canParse(ooniApi)) {
    throw new WrongSetting(`OONI_API has to be an address or "none", not "${ooniApi}".`);
  }
  const servesNothing = settings.PORT === 'none' || settings.ONCE === '1';
  const serve = servesNothing ? undefined : { host: settings.HOST, port: wholeNumber('PORT', settings.PORT, 0, 65535) };
  const keepDays = wholeNumber('KEEP_DAYS', settings.KEEP_DAYS, 31, 3650);
  const signingKey = await readSigningKey(settings.SIGNING_KEY);
  const noiseSecret = await readNoiseSecret(settings.NOISE_SECRET);
  const store = await openStore(settings.DATABASE_URL);
  const publisher = await startPublisher({
    store,
    signingKey,
    noiseSecret,
    publicFolder: settings.PUBLIC_FOLDER,
    serve,
    ooniApi,
    keepDays,
    say: console.log,
  });
  if (publisher.address !== undefined) console.log(`The public pages are on ${publisher.address}.`);
  const close = async () => {
    await publisher.close();
    await store.close();
  };
  if (settings.ONCE === '1') {
    await publisher.published;
    await close();
    process.exit();
  }
  return { close };
});
