import { describe, expect, test } from 'vitest';
import type { RelayOutcome } from '../../src/probe/call.ts';
import { inPageCode } from '../browser/in-page-code.ts';
import type { Rule } from './censor/rule.ts';
import type { BrowserName } from './driver/browser.ts';
import { clientAddress } from './fixed-addresses.ts';
import { everyWay } from './hosts.ts';
import { sharedBrowser } from './self/shared-browser.ts';
import { sharedWorld } from './self/shared-world.ts';

const controlRelay = 'stun:stun.l.google.com:19302';
const host = 'turn.relay.example';
const waitMs = 2500;

/** Makes the built offscreen page ask the relay. */
const inOffscreenPage = async (urls: readonly string[]) => `(async () => {
  if (!(await chrome.offscreen.hasDocument())) {
    await chrome.offscreen.createDocument({
      url: 'src/offscreen/index.html',
      reasons: ['WORKERS', 'WEB_RTC'],
      justification: 'To ask relays.',
    });
  }
  const ask = async (url) => (await chrome.runtime.sendMessage({ job: 'ask-relay', ask: { url, username: 'somebody', deadlineMs: ${waitMs} } })).ok;
  return Promise.all(${JSON.stringify(urls)}.map(ask));
})()`;

/** Runs the probe in a test page with the WebRTC of the event page, which cannot be driven itself. */
const withEventPage = async (urls: readonly string[]) => `(async () => {
  ${await inPageCode('src/probe/call.ts')}
  const page = await browser.runtime.getBackgroundPage();
  globalThis.RTCPeerConnection = page.RTCPeerConnection;
  return Promise.all(${JSON.stringify(urls)}.map((url) => inPage.askRelay(url, 'somebody', ${waitMs})));
})()`;

const browsers = [
  ['chromium', inOffscreenPage],
  ['firefox', withEventPage],
] as const satisfies readonly (readonly [BrowserName, unknown])[];

describe.each(browsers)('a call relay in %s', (name, askingIn) => {
  const world = sharedWorld();
  const browser = sharedBrowser(name, world);

  const ask = async (urls: readonly string[], ...rules: readonly Rule[]) => {
    await world().router('setRules', rules);
    const outcomes = await browser().evaluate<readonly RelayOutcome[]>(await askingIn(urls));
    return Object.fromEntries(outcomes.map((outcome, index) => [urls[index] ?? '', outcome]));
  };
  const kinds = (outcomes: Readonly<Record<string, RelayOutcome>>) =>
    Object.fromEntries(Object.entries(outcomes).map(([url, { kind }]) => [url, kind]));

  test('is reached over every transport if it gives any answer, several at once', async () => {
    const outcomes = await ask([controlRelay, ...everyWay]);
    for (const [url, outcome] of Object.entries(outcomes)) {
      expect(outcome, url).toMatchObject({ kind: 'reached', by: url.startsWith('stun:') ? 'address' : 'refusal' });
    }
  });

  test('shows over STUN the address at which it sees the browser, and no other', async () => {
    for (const [url, outcome] of Object.entries(await ask([controlRelay, ...everyWay]))) {
      const { tookMs: _, ...told } = outcome;
      const seenAs = url.startsWith('stun:') ? { seenAs: clientAddress.public } : {};
      expect(told, url).toEqual({ kind: 'reached', by: url.startsWith('stun:') ? 'address' : 'refusal', ...seenAs });
    }
  });

  test('is silent over UDP if datagrams are lost, and reached over TCP', async () => {
    expect(kinds(await ask([controlRelay, ...everyWay], { kind: 'udp', what: 'all' }))).toEqual({
      [controlRelay]: 'silent',
      'stun:turn.relay.example:3478': 'silent',
      'turn:turn.relay.example:3478?transport=udp': 'silent',
      'turn:turn.relay.example:3478?transport=tcp': 'reached',
      'turn:turn.relay.example:80?transport=tcp': 'reached',
      'turns:turn.relay.example:443': 'reached',
      'turns:turn.relay.example:5349': 'reached',
    });
  });

  test('is silent if only its datagrams are lost, while the control relay answers', async () => {
    const own = 'stun:turn.relay.example:3478';
    const outcomes = await ask([controlRelay, own], { kind: 'udp', what: 'stun', names: [host] });
    expect(kinds(outcomes)).toEqual({ [controlRelay]: 'reached', [own]: 'silent' });
  });

  test('is silent if its datagrams are answered by ICMP', async () => {
    const outcomes = await ask([controlRelay], { kind: 'udp', what: 'stun', answer: 'port-unreachable' });
    expect(kinds(outcomes)).toEqual({ [controlRelay]: 'silent' });
  });

  test('fails over TCP and TLS if these are cut, and is reached over UDP', async () => {
    const urls = ['turn:turn.relay.example:3478?transport=tcp', 'turns:turn.relay.example:443', everyWay[0]];
    const refused = await ask(urls, { kind: 'connect', names: [host], answer: 'reset' });
    expect(Object.values(kinds(refused))).toEqual(['connection-failed', 'connection-failed', 'reached']);
    const cut = await ask(urls, { kind: 'client-hello', names: [host], answer: 'reset' });
    expect(Object.values(kinds(cut))).toEqual(['reached', 'connection-failed', 'reached']);
  });

  test('whose name does not exist gives a name error', async () => {
    const urls = ['stun:nowhere.invalid:3478', 'turn:nowhere.invalid:3478?transport=udp'];
    expect(Object.values(kinds(await ask(urls)))).toEqual(['name-error', 'name-error']);
  });
});
