import { createServer, type Server } from 'node:net';
import { expect, it } from 'vitest';
import { onOwnStage } from './stage.ts';

/** Runs a proxy on a port of this machine that accepts every connection and says nothing, while `use` runs. */
async function withSilentProxy(use: (port: number) => Promise<void>): Promise<void> {
  const server = await listen();
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('a TCP server has a port');
  try {
    await use(address.port);
  } finally {
    server.close();
  }
}

function listen(): Promise<Server> {
  const server = createServer((client) => client.on('error', () => undefined).resume());
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

/** A port on which nothing listens. */
const closedPort = 1;

it.each(['chrome', 'firefox'] as const)('in %s, a proxy that refuses connections is named', async (target) => {
  await onOwnStage(
    target,
    async ({ openPopup }) => {
      const popup = await openPopup();
      const { network, services } = await popup.checkNow();
      expect(network).toBe('proxy-dead');
      expect(await popup.page.$eval('h1', (title) => title.textContent)).toBe(
        'The proxy set in this browser does not answer',
      );
      expect(new Set(services.map(({ state }) => state))).toEqual(new Set(['unsure']));
    },
    { proxyPort: closedPort, themselves: ['127.0.0.1'] },
  );
});

it.each([
  ['firefox', 'named as that', 'proxy-dead'],
  ['chrome', 'taken for a line without internet, since nothing shows it', 'offline'],
] as const)('in %s, a proxy that accepts connections and says nothing is %s', async (target, _how, expected) => {
  await withSilentProxy((proxyPort) =>
    onOwnStage(
      target,
      async ({ openPopup }) => {
        const { network, services } = await (await openPopup()).checkNow();
        expect(network).toBe(expected);
        expect(new Set(services.map(({ state }) => state))).toEqual(new Set(['unsure']));
      },
      { proxyPort, themselves: ['127.0.0.1'] },
    ),
  );
});
