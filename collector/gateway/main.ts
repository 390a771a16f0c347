import { readEnvironment } from '../environment.ts';
import { logOf } from '../log.ts';
import { metricsVariables, withMetrics } from '../metrics/serve-metrics.ts';
import { runProgram } from '../run-program.ts';
import { port, trustedRelays, version } from '../setting-forms.ts';
import { openStore } from '../store/open-store.ts';
import { startGateway } from './start-gateway.ts';

const variables = {
  PORT: { about: 'Where relays find the gateway.', fallback: '8081', form: port },
  HOST: { about: 'The address to listen on.', fallback: '127.0.0.1' },
  DATABASE_URL: {
    about:
      'Where counts are stored: postgres://... for a server, which several gateways may share; anything else is a folder, for one process.',
    fallback: '.collector/store',
  },
  RELAY_SECRETS: {
    about:
      'Names and secrets of the trusted relays, separated by commas, like one=...,two=... Messages of any other relay are refused. Not set: all are opened, and none counts for a country.',
    form: trustedRelays,
  },
  OLDEST_VERSION: {
    about: 'Reports of older versions of the extension are not counted.',
    fallback: '0.1',
    form: version,
  },
  ...metricsVariables,
};

const say = logOf('gateway');

await runProgram(async () => {
  const settings = readEnvironment('Opens, counts and answers the messages that relays forward.', variables);
  const gateway = await startGateway({
    host: settings.HOST,
    port: settings.PORT,
    store: await openStore(settings.DATABASE_URL),
    relays: settings.RELAY_SECRETS ?? [],
    oldestVersion: settings.OLDEST_VERSION,
    say,
  });
  say(`The gateway listens on ${gateway.address}.`);
  if (settings.RELAY_SECRETS === undefined) say('RELAY_SECRETS is not set: no relay is trusted.', 'warning');
  return withMetrics(settings, gateway);
});
