import { describe, expect, test } from 'vitest';
import { blockPages, portalHost } from '../fixed-addresses.ts';
import { sharedWorld } from './shared-world.ts';
import { curlSays, fetchUrl } from './tools.ts';

const world = sharedWorld();
const get = (url: string, ...args: readonly string[]) => fetchUrl(world(), url, ...args);

describe('a censor of plain http', () => {
  const block = (answer: 'reset' | 'close' | 'drop' | 'page' | 'redirect' | 'legal') =>
    world().router('setRules', [{ kind: 'http-host', names: ['signal.org'], answer }]);

  test('ignores other hosts and https', async () => {
    await block('reset');
    expect(await get('http://www.viber.com/')).toMatchObject({ status: 200 });
    expect(await get('https://signal.org/')).toMatchObject({ status: 200 });
  });

  test.each([
    ['reset', curlSays.receiving],
    ['close', curlSays.emptyReply],
    ['drop', curlSays.timeout],
  ] as const)('%s ends the request', async (answer, code) => {
    await block(answer);
    expect(await get('http://signal.org/', '--max-time', '2')).toMatchObject({ code });
  });

  test('can answer with its own page', async () => {
    await block('page');
    const { status, body } = await get('http://signal.org/');
    expect(status).toBe(200);
    expect(body).toContain('restricted by law');
  });

  test('can redirect to the block page', async () => {
    await block('redirect');
    expect(await get('http://signal.org/')).toMatchObject({ status: 302, location: `http://${blockPages.public}/` });
    expect((await get('http://signal.org/', '--location')).body).toContain('restricted');
  });

  test('can answer 451', async () => {
    await block('legal');
    expect(await get('http://signal.org/')).toMatchObject({ status: 451 });
  });

  test('acts on the Host header, not the address', async () => {
    await block('page');
    const { body } = await get('http://5.6.7.8/', '--header', 'Host: signal.org');
    expect(body).toContain('restricted by law');
    expect((await get('http://signal.org/', '--header', 'Host: example.com')).body).toContain('example.com');
  });
});

describe('a block page', () => {
  test('can refuse https', async () => {
    await world().router('setRules', [{ kind: 'dns', names: ['discord.com'], answer: [blockPages.refusesHttps] }]);
    expect((await get('http://discord.com/')).body).toContain('restricted');
    expect(await get('https://discord.com/')).toMatchObject({ code: curlSays.cannotConnect });
  });
});

describe('a hotspot before its sign-in', () => {
  const portal = (https: 'reset' | 'drop' | 'certificate') => world().router('setRules', [{ kind: 'portal', https }]);

  test('redirects every plain request to its page', async () => {
    await portal('drop');
    expect(await get('http://www.gstatic.com/generate_204')).toMatchObject({
      status: 302,
      location: `http://${portalHost}/`,
    });
    expect((await get('http://captive.apple.com/hotspot-detect.html', '--location')).body).toContain('Sign in');
  });

  test.each([
    ['reset', curlSays.cannotConnect],
    ['drop', curlSays.timeout],
    ['certificate', curlSays.certificate],
  ] as const)('can answer https with %s', async (https, code) => {
    await portal(https);
    expect(await get('https://github.com/', '--max-time', '2')).toMatchObject({ code });
  });
});

describe('an allowlist', () => {
  const only = (answer: 'drop' | 'reset' | 'throttle', by: 'name' | 'name-and-address') =>
    world().router('setRules', [{ kind: 'whitelist', names: ['ya.ru', '*.max.ru'], answer, by }]);

  test.each(['name', 'name-and-address'] as const)('lets only listed hosts through, by %s', async (by) => {
    await only('drop', by);
    expect(await get('https://ya.ru/')).toMatchObject({ status: 200 });
    expect(await get('https://web.max.ru/')).toMatchObject({ status: 200 });
    expect(await get('https://github.com/', '--max-time', '2')).toMatchObject({ code: curlSays.timeout });
    expect(await get('http://example.com/', '--max-time', '2')).toMatchObject({ code: curlSays.timeout });
  });

  test('allows the TCP connection if it checks only names, but not if it also checks addresses', async () => {
    await only('reset', 'name');
    expect(await get('https://github.com/')).toMatchObject({ code: curlSays.tls });
    await only('reset', 'name-and-address');
    expect(await get('https://github.com/')).toMatchObject({ code: curlSays.cannotConnect });
  });

  test('can slow other hosts down instead', async () => {
    await only('throttle', 'name');
    expect(await get('https://ya.ru/')).toMatchObject({ status: 200 });
    const { received, code } = await get('https://github.com/', '--max-time', '5', '--data-binary', 'x'.repeat(40_000));
    expect(code).toBe(curlSays.timeout);
    expect(received).toBeLessThan(10_000);
  });
});
