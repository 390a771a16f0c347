import { readFile } from 'node:fs/promises';
import { readEnvironment } from '../environment.ts';
import { logOf } from '../log.ts';
import { metricsVariables, withMetrics } from '../metrics/serve-metrics.ts';
import { readNetworks } from '../read-networks.ts';
import { runProgram } from '../run-program.ts';
import { addresses, files, gatewayUrls, isThisMachine, port, secret, wholeNumber } from '../setting-forms.ts';
import { WrongSetting } from '../wrong-setting.ts';
import { isFirstProcess, keysOfFirstProcess, startProcesses } from './processes.ts';
import { readPlaces } from './read-places.ts';
import { startRelay } from './start-relay.ts';

const variables = {
  PORT: { about: 'Where extensions find the relay.', fallback: '8080', form: port },
  HOST: { about: 'The address to listen on.', fallback: '127.0.0.1' },
  GATEWAYS: {
    about: 'Addresses of the gateways, separated by commas. A neighbourhood is always sent to the same one.',
    fallback: 'http://127.0.0.1:8081',
    form: gatewayUrls,
  },
  RELAY_SECRET: {
    about: 'The secret by which the gateways know this relay. Without it they refuse its messages.',
    form: secret,
  },
  PLACES: {
    about:
      'MaxMind DB files (.mmdb) with the countries and networks of addresses, separated by commas, instead of the one that comes with the relay.',
    form: files,
  },
  TLS_CERT: { about: 'File with the certificate chain (PEM), unless a proxy in front of the relay speaks TLS.' },
  TLS_KEY: { about: 'File with its private key (PEM).' },
  TRUSTED_PROXIES: {
    about:
      'Addresses of proxies in front, separated by commas, whose X-Forwarded-For is believed. Make sure that they keep no log.',
    form: addresses,
  },
  PROCESSES: {
    about:
      'How many processes serve, one for each core. They share a port, and one key by which neighbourhoods are told apart. With METRICS_PORT, each has the next port.',
    fallback: '1',
    form: wholeNumber(1, 64),
  },
  ...metricsVariables,
};

const say = logOf('relay');

await runProgram(async () => {
  const settings = readEnvironment(
    'Forwards messages that it cannot read to gateways that do not see who sent them.',
    variables,
    'Permits a gateway on this machine, to try it out: its operator then sees who sends what.',
  );
  if (!settings.isAlone && settings.GATEWAYS.some(isThisMachine)) {
    throw new WrongSetting(
      'GATEWAYS names this machine: who runs relay and gateway sees who sends what. Name the gateway of another operator, or start with --alone to try it out.',
    );
  }
  const { PROCESSES: processes, METRICS_PORT: metricsPort } = settings;
  const tls = await readTls(settings.TLS_CERT, settings.TLS_KEY);
  // Node gives no tickets only if it was started with that setting.
  if (isFirstProcess && (processes > 1 || tls)) {
    const envOf = (index: number) => (metricsPort ? { METRICS_PORT: String(metricsPort + index) } : {});
    return startProcesses(processes, envOf, say);
  }
  const { TRUSTED_PROXIES: trustedProxies } = settings;
  const relay = await startRelay({
    say,
    host: settings.HOST,
    port: settings.PORT,
    gateways: settings.GATEWAYS,
    secret: settings.RELAY_SECRET,
    placeOf: await readPlaces(settings.PLACES, await readNetworks()),
    bucketKeyAt: isFirstProcess ? undefined : await keysOfFirstProcess(),
    server: {
      ...(tls ? { tls } : {}),
      ...(trustedProxies === undefined ? {} : { trustedProxies }),
    },
  });
  say(`The relay listens on ${relay.address}.`);
  if (settings.RELAY_SECRET === undefined) say('RELAY_SECRET is not set: no gateway will trust this relay.', 'warning');
  return withMetrics(settings, relay);
});

async function readTls(cert: string | undefined, key: string | undefined) {
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined) throw new WrongSetting('TLS_CERT and TLS_KEY are set together.');
  return { cert: await readSetting('TLS_CERT', cert), key: await readSetting('TLS_KEY', key) };
}

function readSetting(name: string, file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new WrongSetting(`${name}: ${file} cannot be read.`);
  });
}
