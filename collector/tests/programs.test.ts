import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putEmptyStore } from './new-store.ts';
import { type Program, startProgram } from './program.ts';
import { sampleReport } from './sample-report.ts';
import { keysFrom, question, send, sharing } from './sharing-client.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reachable-programs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const free = {
  HOST: '127.0.0.1',
  RELAY_PORT: '0',
  SECOND_RELAY_PORT: '0',
  GATEWAY_PORT: '0',
  PUBLIC_PORT: '0',
  OONI_API: 'none',
};

async function ended(program: Program) {
  const [code] = await once(program.process, 'close');
  return { code, output: program.output() };
}

it.each([
  [undefined, 'RELAY_PORT=8080'],
  ['relay', 'GATEWAYS=http'],
  ['gateway', 'RELAY_SECRETS\n'],
  ['publisher', 'PUBLIC_FOLDER='],
] as const)('the program %s lists its settings with --help', async (name, variable) => {
  const { code, output } = await ended(startProgram(name, {}, ['--help']));
  expect(code).toBe(0);
  expect(output).toContain('Set by the environment:');
  expect(output).toContain(variable);
});

it('a program refuses unknown arguments', async () => {
  const { code, output } = await ended(startProgram('relay', {}, ['--port', '8080']));
  expect(code).toBe(2);
  expect(output).toContain('Try --help.');
});

it.each([
  [{ PORT: '80.5', RELAY_SECRET: 'a,b' }, 'not "80.5".\nRELAY_SECRET has to have at least 32 characters'],
  [{ GATEWAYS: 'http://gateway.example' }, 'GATEWAYS has to hold addresses like https://gateway.example'],
  [{ GATEWAYS: 'https://gateway.example', TLS_CERT: 'cert.pem' }, 'TLS_CERT and TLS_KEY are set together.'],
] as const)('a program explains a wrong setting in a sentence: %j', async (env, sentence) => {
  const { code, output } = await ended(startProgram('relay', env));
  expect(code).toBe(2);
  expect(output).toContain(sentence);
  expect(output).not.toContain('    at ');
});

it.each([
  ['relay', 'GATEWAYS names this machine: who runs relay and gateway sees who sends what.'],
  [undefined, 'Whoever runs relay and gateway sees who sends what. Start with --alone'],
] as const)('a single operator of relay and gateway has to confirm it (%s)', async (name, sentence) => {
  const { code, output } = await ended(startProgram(name, { ...free, FOLDER: join(folder, 'refused') }));
  expect([code, output]).toEqual([2, expect.stringContaining(sentence)]);
});

it.each(['gateway', 'publisher'] as const)('the program %s does not know --alone', async (name) => {
  const { code, output } = await ended(startProgram(name, {}, ['--alone']));
  expect([code, output]).toEqual([2, expect.stringContaining('Try --help.')]);
});

it('a program whose port is in use says so and exits', async () => {
  const first = startProgram('relay', { PORT: '0' }, ['--alone']);
  const { port } = new URL(await first.address);
  const { code, output } = await ended(startProgram('relay', { PORT: port }, ['--alone']));
  expect([code, output]).toEqual([1, `listen EADDRINUSE: address already in use 127.0.0.1:${port}\n`]);
  await first.end();
});

it('the publisher publishes once and ends if told to', async () => {
  const home = join(folder, 'once');
  const publicFolder = join(home, 'public');
  const env = { ...free, FOLDER: home, LOCAL_PLACE: 'RU/8359' };
  const collector = startProgram(undefined, env, ['--alone']);
  await collector.address;
  await collector.end();
  const { code, output } = await ended(
    startProgram('publisher', {
      ONCE: '1',
      RELAYS: 'one,two',
      DATABASE_URL: join(home, 'store'),
      SIGNING_KEY: join(home, 'publisher.pem'),
      NOISE_SECRET: join(home, 'noise.secret'),
      PUBLIC_FOLDER: publicFolder,
      OONI_API: 'none',
    }),
  );
  expect(code).toBe(0);
  expect(JSON.parse(output)).toMatchObject({ level: 'info', message: 'Published: no country yet.' });
  expect(await readFile(join(publicFolder, 'index.html'), 'utf8')).toContain('Which messengers people can reach');
});

describe('the whole collector on one machine', () => {
  it('accepts a report, prints how to build an extension, and keeps its data when stopped', async () => {
    const home = join(folder, 'whole');
    await putEmptyStore(join(home, 'store'));
    const first = startProgram(undefined, { ...free, FOLDER: home, LOCAL_PLACE: 'RU/8359' }, ['--alone']);
    const relay = await first.address;
    const { relays, publisherKey } = JSON.parse(await readFile(join(home, 'sharing.json'), 'utf8'));
    expect(relays).toEqual([relay, expect.stringMatching(/^http:/)]);
    const config = await keysFrom(relay, publisherKey);
    const { outer, inner } = await send(relay, config, sharing(sampleReport()));
    expect(outer.headers.get('reachable-network')).toBe('cc=RU, asn=8359');
    expect([200, 404]).toContain(inner?.status);
    expect(await first.end()).toBe(0);
    expect(first.output()).toContain(`SHARING=${join(home, 'sharing.json')} npm run build`);

    const second = startProgram(undefined, { ...free, FOLDER: home, LOCAL_PLACE: 'RU/8359' }, ['--alone']);
    const again = await second.address;
    const answer = await send(again, await keysFrom(again, publisherKey), question('RU'));
    expect(answer.outer.status).toBe(200);
    expect(await second.end('SIGINT')).toBe(0);
  });
});
