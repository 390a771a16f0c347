import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkCatalogue } from '../../scripts/catalogue-check/check-catalogue.ts';
import { type Entry, entriesOf } from '../../scripts/catalogue-check/entry.ts';
import type { Ways } from '../../scripts/catalogue-check/ways.ts';
import { controls, services } from '../../src/catalogue/catalogue.ts';
import { controlRelays } from '../../src/catalogue/controls.ts';
import type { Contact } from '../../src/model/service.ts';
import type { Behaviour } from '../net/behaviour.ts';
import { type Internet, startInternet } from '../net/internet.ts';
import { type SilentAddress, startSilentAddress } from '../net/silent-address.ts';

const entries = entriesOf({ services, controls, controlRelays });

function entry(name: string): Entry {
  const found = entries.find((one) => one.name === name);
  if (!found) throw new Error(`the catalogue has no ${name}`);
  return found;
}

/** A change by an owner or on the path, and the resulting sentence. */
interface Case {
  readonly change: string;
  readonly of: string;
  readonly behaviour?: Behaviour;
  readonly name?: string;
  readonly address?: 'silent' | 'closed';
  readonly says: string;
}

const answer = (status: number, headers: Readonly<Record<string, string>> = {}, body = ''): Behaviour => ({
  kind: 'answer',
  status,
  headers,
  body,
});
const certificate = (kind: 'expired' | 'other-name' | 'unknown-authority'): Behaviour => ({
  kind: 'certificate',
  certificate: kind,
});
const refused = (status: number): Behaviour => ({ kind: 'websocket-refused', status });

const dayAgo = new Date(Date.now() - 29 * 86_400_000).toISOString().slice(0, 10);

const cases: readonly Case[] = [
  {
    change: 'another status',
    of: 'discord/web',
    behaviour: answer(404),
    says: 'discord.com answers 404 where the list says 200: accept 404, or find the new path.',
  },
  {
    change: 'an error of the server',
    of: 'bip/web',
    behaviour: answer(503),
    says: 'web.bip.com answers 503 where the list says any status below 500: its server has a bad day, so ask again.',
  },
  {
    change: 'a page that is gone',
    of: 'bip/web',
    behaviour: answer(404),
    says: 'web.bip.com answers 404 where a page should be: find the new path.',
  },
  {
    change: 'another page',
    of: 'whatsapp/web',
    behaviour: answer(200, {}, '<!doctype html><title>New</title>'),
    says: "web.whatsapp.com answers as text/html where the list says javascript: take the new type if the page is the service's own, or find the new path.",
  },
  {
    change: 'another text',
    of: 'discord/web',
    behaviour: answer(200, {}, '{"url":"wss://gateway2.discord.gg"}'),
    says: "discord.com answers with another text than the list has: take the new one if it is the service's own, or find the new path.",
  },
  {
    change: 'an empty page',
    of: 'bip/web',
    behaviour: answer(200),
    says: 'web.bip.com answers with an empty page: find the new path.',
  },
  {
    change: 'a page without its mark',
    of: 'rubika/chat',
    behaviour: answer(200, {}, '{"status":"OK"}'),
    says: 'getdcmess.iranlms.ir answers with a page without "API": find a mark of the new page, or the new path.',
  },
  {
    change: 'a page without its headers',
    of: 'signal/web',
    behaviour: answer(200, { server: 'nginx' }, '<!doctype html>'),
    says: 'signal.org answers without a header that the list knows it by (via, server): find a mark of the new server, or the new address.',
  },
  {
    change: 'a redirect to a host of the list',
    of: 'discord/web',
    behaviour: answer(302, { location: 'https://cdn.discordapp.com/' }),
    says: 'discord.com leads to cdn.discordapp.com with 302 where the list says 200: accept 302, or ask there.',
  },
  {
    change: 'a redirect to a host of the list, of what may lead anywhere',
    of: 'messenger/chat',
    behaviour: answer(302, { location: 'https://www.facebook.com/' }),
    says: 'edge-chat.facebook.com leads to www.facebook.com, which the list has too: that is no fault, and asking there saves a step.',
  },
  {
    change: 'a redirect to a foreign host',
    of: 'telegram/web',
    behaviour: answer(302, { location: 'https://sign-in.example/' }),
    says: "web.telegram.org leads to sign-in.example, which the list does not name: name it if it is the service's own, or find the new address.",
  },
  {
    change: 'a challenge',
    of: 'bip/web',
    behaviour: answer(403, { 'cf-mitigated': 'challenge' }),
    says: 'web.bip.com stops node with a challenge (cf-mitigated: challenge): only a browser can tell what it answers.',
  },
  {
    change: 'a hang-up',
    of: 'bip/web',
    behaviour: { kind: 'reset-after-request' },
    says: 'web.bip.com hangs up on the request (ECONNRESET): ask from another line, or find the new path.',
  },
  {
    change: 'silence after the request',
    of: 'bip/web',
    behaviour: { kind: 'hang' },
    says: 'web.bip.com takes the request and never answers: ask from another line, or find the new path.',
  },
  {
    change: 'a late answer',
    of: 'control/foreign-debian',
    behaviour: { kind: 'slow-answer', afterMs: 1600 },
    says: 'www.debian.org begins its answer after … s: nothing to change, but ask again at another hour.',
  },
  {
    change: 'an expired certificate',
    of: 'discord/web',
    behaviour: certificate('expired'),
    says: `The certificate of discord.com ran out on ${dayAgo}: its owner has to renew it, so ask again in some days.`,
  },
  {
    change: 'the certificate of another name',
    of: 'discord/web',
    behaviour: certificate('other-name'),
    says: 'discord.com shows the certificate of another-name.test: the service may have left it, so find its new address.',
  },
  {
    change: 'an unknown authority',
    of: 'discord/web',
    behaviour: certificate('unknown-authority'),
    says: 'discord.com has a certificate of an authority that nobody knows (Reachable unknown test root), where the list says public: somebody may read this line, so ask from another one.',
  },
  {
    change: 'a hang-up in the handshake',
    of: 'discord/web',
    behaviour: { kind: 'reset-after-client-hello' },
    says: 'discord.com hangs up in the handshake (ECONNRESET): ask from another line.',
  },
  {
    change: 'a name that is gone',
    of: 'discord/gateway',
    name: 'ENOTFOUND',
    says: 'The name gateway.discord.gg is gone: find the new one, or take the address off the list.',
  },
  {
    change: 'a name that cannot be looked up',
    of: 'discord/gateway',
    name: 'EAI_AGAIN',
    says: 'gateway.discord.gg could not be looked up (EAI_AGAIN): ask again.',
  },
  {
    change: 'a silent address',
    of: 'discord/gateway',
    address: 'silent',
    says: 'The address of gateway.discord.gg is silent: ask from another line, and take it off the list if it stays so.',
  },
  {
    change: 'a refused port',
    of: 'discord/gateway',
    address: 'closed',
    says: 'gateway.discord.gg refuses connections: ask from another line, and find where its server is now.',
  },
  {
    change: 'a late file',
    of: 'telegram/kws2-media/1',
    behaviour: { kind: 'slow-answer', afterMs: 1600 },
    says: 'The file of telegram.org begins after … s: nothing to change, since that wait is not measured, but a file that begins sooner is better.',
  },
  {
    change: 'a paced file',
    of: 'telegram/kws2-media/1',
    behaviour: { kind: 'paced', bytes: 50_000, everyMs: 700 },
    says: 'The file of telegram.org comes in bursts, with pauses of … s: it may look slow, so find one that comes evenly.',
  },
  {
    change: 'a shorter file',
    of: 'telegram/kws2-media/1',
    behaviour: { kind: 'large-body', bytes: 1_234_567 },
    says: 'The file of telegram.org has 1234567 bytes where the list says at least 30000000: take the new length if it is the same file.',
  },
  {
    change: 'a file too short to measure by',
    of: 'telegram/kws2-media/1',
    behaviour: { kind: 'large-body', bytes: 100_000 },
    says: 'The file of telegram.org has 100000 bytes, too few to measure by: find a longer one.',
  },
  {
    change: 'a missing file',
    of: 'telegram/kws2-media/1',
    behaviour: answer(404),
    says: 'The file /img/Telegram200million.png of telegram.org is not there any more (404): find where it is now, or another.',
  },
  {
    change: 'a file that lies elsewhere',
    of: 'telegram/kws2-media/1',
    behaviour: answer(302, { location: 'https://cdn.kernel.org/pub/linux/kernel/v6.x/linux-6.6.tar.xz' }),
    says: 'The file of telegram.org lies at cdn.kernel.org now, where the list says telegram.org: name that host.',
  },
  {
    change: 'a channel that is refused with 400',
    of: 'discord/gateway',
    behaviour: refused(400),
    says: 'gateway.discord.gg refuses the channel with 400 where the list says that it opens: find out which subprotocol or path its client asks for.',
  },
  {
    change: 'a channel that is refused with 403',
    of: 'discord/gateway',
    behaviour: refused(403),
    says: 'gateway.discord.gg refuses the channel with 403 where the list says that it opens: find out which Origin its client sends.',
  },
  {
    change: 'a channel that is refused with 404',
    of: 'discord/gateway',
    behaviour: refused(404),
    says: 'gateway.discord.gg refuses the channel with 404 where the list says that it opens: find the new path.',
  },
  {
    change: 'a channel that is refused with 426',
    of: 'discord/gateway',
    behaviour: refused(426),
    says: 'gateway.discord.gg refuses the channel with 426 where the list says that it opens: find out which protocol its client upgrades to.',
  },
  {
    change: 'a channel that hangs up',
    of: 'discord/gateway',
    behaviour: { kind: 'websocket-closed' },
    says: 'gateway.discord.gg hangs up on the request for a channel (ECONNRESET): ask from another line, or find the new path.',
  },
  {
    change: 'a channel that its server closes at once',
    of: 'discord/gateway',
    behaviour: { kind: 'websocket-dismissed', code: 4000 },
    says: 'gateway.discord.gg opens the channel, and at once it is closed with 4000: find out what its client sends first, or says of itself.',
  },
  {
    change: 'a channel that is cut off at once',
    of: 'discord/gateway',
    behaviour: { kind: 'websocket-cut' },
    says: 'gateway.discord.gg opens the channel, and at once it is cut off: find out what its client sends first, or says of itself.',
  },
  {
    change: 'a channel that is never answered',
    of: 'discord/gateway',
    behaviour: { kind: 'websocket-hang' },
    says: 'gateway.discord.gg never answers the request for a channel: ask from another line, or find the new path.',
  },
];

let internet: Internet;
let silent: SilentAddress;
let closedPort: number;
beforeAll(async () => {
  internet = await startInternet();
  silent = await startSilentAddress();
  closedPort = await new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => done(port));
    });
  });
});
afterEach(() => internet.heal());
afterAll(() => Promise.all([internet.stop(), silent.stop()]));

/** The names in the table, once: a missing name, or an invalid address. */
function waysTo({ name, address, behaviour }: Pick<Case, 'name' | 'address' | 'behaviour'>): Ways {
  const port = address === 'silent' ? silent.port : address === 'closed' ? closedPort : (internet.ports[0] ?? 0);
  return {
    addressesOf: async () => {
      if (name !== undefined) throw Object.assign(new Error(`getaddrinfo ${name}`), { code: name });
      return ['127.0.0.1'];
    },
    placeOf: () => ({ host: '127.0.0.1', port }),
    authority: internet.authority.rootPem,
    // A server that is silent here stays silent.
    silentMs: behaviour?.kind === 'slow-answer' || behaviour?.kind === 'paced' ? 5000 : 500,
  };
}

async function driftsIn(asked: readonly Entry[], ways: Ways, contacts: Readonly<Record<string, Contact>> = {}) {
  const { drifts } = await checkCatalogue(asked, [], ways, 0, () => undefined, contacts);
  return drifts;
}

describe('a catalogue check’s sentence about a changed server', () => {
  it.each(cases)('$change', async (one) => {
    const { of, behaviour, says } = one;
    const own = entry(of);
    if (behaviour) internet.behave(new URL(own.url).hostname, behaviour);
    const drifts = await driftsIn([own], waysTo(one));
    // A busy machine adds to a server's time.
    expect(drifts.map(({ sentence }) => sentence.replace(/\d+\.\d s/, '… s'))).toEqual([says]);
  });

  it('is absent if everything is as listed', async () => {
    const asked = entries.filter(({ name }) => /^(?:whatsapp|signal|discord|bip)\/|^control\//.test(name));
    expect(await driftsIn(asked, waysTo({}))).toEqual([]);
  });

  it.each([
    [
      'HTTP/3',
      'alt-svc',
      'h3=":443"; ma=86400',
      'now offers HTTP/3: nothing to change, and checks can compare its QUIC with its TCP.',
    ],
    [
      'reports of failures',
      'nel',
      '{"report_to":"a","max_age":1}',
      'now has browsers report failures to somebody (NEL): nothing to change, and checks take the header off.',
    ],
  ])('%s, which it did not have when it was last seen', async (_what, header, value, says) => {
    internet.behave('www.debian.org', answer(200, { [header]: value }, 'a page'));
    const own = entry('control/foreign-debian');
    expect(await driftsIn([own], waysTo({}))).toEqual([]);
    const contact = { on: '2026-11-25', from: 'a home line', saw: '200' };
    const [drift, ...others] = await driftsIn([own], waysTo({}), { [own.url]: contact });
    expect(drift?.sentence).toBe(`www.debian.org ${says}`);
    expect(others).toEqual([]);
  });
});
