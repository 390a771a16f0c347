import { readEnvironment } from '../environment.ts';
import { logOf } from '../log.ts';
import { metricsVariables, withMetrics } from '../metrics/serve-metrics.ts';
import { runProgram } from '../run-program.ts';
import { address, flag, orNone, port, relayNames, wholeNumber } from '../setting-forms.ts';
import { readSigningKey } from '../signing-key.ts';
import { openStore } from '../store/open-store.ts';
import { WrongSetting } from '../wrong-setting.ts';
import { readNoiseSecret } from './noise-secret.ts';
import { startPublisher } from './start-publisher.ts';

const variables = {
  PUBLIC_FOLDER: {
    about: 'The folder for pages, counts and signed snapshots. Any static host can serve it.',
    fallback: '.collector/public',
  },
  PORT: {
    about: 'The port to serve the folder on. "none" where a static host serves it.',
    fallback: '8082',
    form: orNone(port),
  },
  HOST: { about: 'The address to serve it on.', fallback: '127.0.0.1' },
  DATABASE_URL: {
    about: 'Where counts are stored: postgres://..., shared with the gateways. A folder is for one process only.',
    fallback: '.collector/store',
  },
  SIGNING_KEY: {
    about: "File with the publisher's private key (P-256, PEM). Extensions are built with its public half.",
    fallback: '.collector/publisher.pem',
  },
  NOISE_SECRET: {
    about: 'File with the secret for the noise. It is created if missing.',
    fallback: '.collector/noise.secret',
  },
  OONI_API: {
    about: 'Where to fetch figures of OONI, every six hours. "none" to leave them out.',
    fallback: 'https://api.ooni.io',
    form: orNone(address),
  },
  RELAYS: {
    about:
      'The names of the relays, separated by commas, as in RELAY_SECRETS of the gateways. What no two of them agree on is not published.',
    form: relayNames,
  },
  KEEP_DAYS: { about: 'Older counts are deleted.', fallback: '90', form: wholeNumber(31, 3650) },
  CLOCK_IS_RIGHT: {
    about:
      'Set to 1 for one start where publishing is refused because the clock says what the counts do not, and the clock is right.',
    fallback: '0',
    form: flag,
  },
  ONCE: { about: 'Set to 1 to publish once and exit, for a timer of your own.', form: flag },
  ...metricsVariables,
};

const say = logOf('publisher');

await runProgram(async () => {
  const settings = readEnvironment('Publishes the counts every six hours.', variables);
  const { RELAYS: relays } = settings;
  if (!relays) throw new WrongSetting('RELAYS has to name the relays, e.g. RELAYS=one.example,two.example.');
  const servesNothing = settings.PORT === undefined || settings.ONCE;
  const signingKey = await readSigningKey(settings.SIGNING_KEY);
  const noiseSecret = await readNoiseSecret(settings.NOISE_SECRET);
  const store = await openStore(settings.DATABASE_URL);
  const publisher = await startPublisher({
    store,
    signingKey,
    noiseSecret,
    relays,
    publicFolder: settings.PUBLIC_FOLDER,
    serve: servesNothing ? undefined : { host: settings.HOST, port: settings.PORT },
    ooniApi: settings.OONI_API,
    keepDays: settings.KEEP_DAYS,
    isClockRight: settings.CLOCK_IS_RIGHT,
    say,
  });
  if (publisher.address !== undefined) say(`The public pages are on ${publisher.address}.`);
  const close = async () => {
    await publisher.close();
    await store.close();
  };
  if (settings.ONCE) {
    await publisher.published;
    await close();
    process.exit();
  }
  return withMetrics(settings, { metrics: publisher.metrics, close });
});
