import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { type Grounds, makeGrounds } from '../start.ts';

let grounds: Grounds | undefined;
const servers: Server[] = [];
afterEach(async () => {
  await grounds?.leave();
  for (const server of servers.splice(0)) server.close();
});

/** A gateway that answers requests for its health, and counts them. */
async function gatewayThat(status: number) {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(status).end();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => asked };
}

async function healthBefore(gateways: readonly string[]) {
  grounds = await makeGrounds();
  const { address } = await grounds.relay(gateways);
  const ask = async () => {
    const answer = await fetch(`${address}/health`);
    return [answer.status, await answer.text()];
  };
  return ask;
}

/** Nothing listens here. */
const nobody = 'http://127.0.0.1:1';

it('a relay is healthy if all of its gateways are', async () => {
  const [one, two] = [await gatewayThat(200), await gatewayThat(200)];
  expect(await (await healthBefore([one.address, two.address]))()).toEqual([200, 'ok\n']);
});

it.each([
  ['one is gone', async () => [(await gatewayThat(200)).address, nobody], [200, '1 of 2 gateways answer.\n']],
  [
    'one cannot write',
    async () => [(await gatewayThat(200)).address, (await gatewayThat(503)).address],
    [200, '1 of 2 gateways answer.\n'],
  ],
  ['all are gone', async () => [nobody, nobody], [503, '0 of 2 gateways answer.\n']],
] as const)('a relay says so if one of two gateways %s', async (_name, gateways, answer) => {
  expect(await (await healthBefore(await gateways()))()).toEqual(answer);
});

it('a relay asks a gateway once, however many clients ask for its health', async () => {
  const gateway = await gatewayThat(200);
  const ask = await healthBefore([gateway.address]);
  await Promise.all(Array.from({ length: 50 }, ask));
  expect(gateway.asked()).toBe(1);
});
