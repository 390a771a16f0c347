import { afterEach, expect, it, vi } from 'vitest';
import { parseNetworks } from '../../protocol/wire/networks.ts';
import { readEnvironment } from '../environment.ts';
import { readPlaces } from '../relay/read-places.ts';
import {
  address,
  addresses,
  flag,
  gatewayUrls,
  orNone,
  place,
  port,
  relayNames,
  secret,
  trustedRelays,
  version,
  wholeNumber,
} from '../setting-forms.ts';
import { readSigningKey } from '../signing-key.ts';
import { WrongSetting } from '../wrong-setting.ts';

afterEach(() => vi.unstubAllEnvs());

const secretOf = (length: number) => 's'.repeat(length);

it.each([
  [port, 'http', 'has to be a whole number from 0 to 65535, not "http".'],
  [gatewayUrls, 'gateway.example', 'has to hold addresses like https://gateway.example'],
  [gatewayUrls, 'http://gateway.example', 'https://gateway.example (http only on this machine), not "http://g'],
  [gatewayUrls, 'http://192.0.2.1:8081', 'https://gateway.example (http only on this machine), not "http://192'],
  [gatewayUrls, 'http://localhost.example', 'https://gateway.example (http only on this machine), not "http://l'],
  [gatewayUrls, 'https://gateway.example,ftp://127.0.0.1', '(http only on this machine), not "ftp://127.0.0.1".'],
  [addresses, 'proxy.example', 'has to hold addresses like 192.0.2.1'],
  [addresses, '192.0.2.0/33', 'has to hold addresses like 192.0.2.1'],
  [addresses, '0.0.0.0/0', 'has to hold addresses like 192.0.2.1'],
  [addresses, '192.0.2.1, 2001:db8::/129', '2001:db8::/48, not "2001:db8::/129".'],
  [secret, `one,${secretOf(40)}`, 'has to be of ASCII characters other than commas'],
  [secret, `тайна${secretOf(40)}`, 'has to be of ASCII characters other than commas'],
  [secret, ` ${secretOf(40)}`, 'has to be of ASCII characters other than commas'],
  [trustedRelays, `one=${secretOf(32)},two=тайна${secretOf(32)}`, 'has to be of ASCII characters other than commas'],
  [secret, secretOf(31), 'has to have at least 32 characters'],
  [trustedRelays, `one=${secretOf(32)},two=${secretOf(31)}`, 'has to have at least 32 characters'],
  [trustedRelays, secretOf(32), 'has to hold names and secrets, like one.example=...'],
  [trustedRelays, `One=${secretOf(32)}`, 'has to name relays by small letters, digits, dots and hyphens.'],
  [trustedRelays, `one=${secretOf(32)},one=${secretOf(33)}`, 'has to give each relay a name of its own.'],
  [relayNames, 'one', 'has to name at least two relays'],
  [relayNames, 'one,one', 'has to give each relay a name of its own.'],
  [relayNames, 'one,Two', 'has to name relays by small letters, digits, dots and hyphens.'],
  [version, 'abc', 'has to be two numbers like 0.1, not "abc".'],
  [version, '1.2.3', 'has to be two numbers like 0.1, not "1.2.3".'],
  [orNone(address), 'api.ooni.io', 'has to be an address or "none", not "api.ooni.io".'],
  [orNone(port), 'nowhere', 'has to be a whole number from 0 to 65535, not "nowhere".'],
  [wholeNumber(31, 3650), '30', 'has to be a whole number from 31 to 3650, not "30".'],
  [place, 'Holland', 'has to be a country and a network, like NL/1136, not "Holland".'],
  [flag, 'yes', 'has to be 0 or 1, not "yes".'],
])('a wrong setting is explained in a sentence that begins with its name (%#)', (form, text, sentence) => {
  vi.stubEnv('SETTING', text);
  const read = () => readEnvironment('A program.', { SETTING: { about: 'A setting.', form } });
  expect(read).toThrow(WrongSetting);
  expect(read).toThrow(sentence);
  expect(read).toThrow(/^SETTING has to/);
});

it.each([
  [gatewayUrls, 'https://gateway.example, http://127.0.0.1:8081, http://localhost, http://[::1]:1'],
  [secret, secretOf(32)],
  [trustedRelays, `relay.one=${secretOf(30)}==, two=${secretOf(32)}`],
])('a safe setting is accepted (%#)', (form, text) => {
  vi.stubEnv('SETTING', text);
  expect(readEnvironment('A program.', { SETTING: { about: 'A setting.', form } }).SETTING).toBeDefined();
});

it('an error message does not repeat a secret', () => {
  vi.stubEnv('SETTING', 'hunter2');
  const read = () => readEnvironment('A program.', { SETTING: { about: 'A setting.', form: secret } });
  expect(read).toThrow(/^(?!.*hunter2)/s);
});

it('an empty setting counts as unset', () => {
  vi.stubEnv('SETTING', '');
  expect(readEnvironment('A program.', { SETTING: { about: 'A port.', fallback: '80', form: port } })).toEqual({
    SETTING: 80,
    isAlone: false,
  });
});

it.each([
  ['a missing key', () => readSigningKey('/nowhere.pem'), '/nowhere.pem cannot be read: it has to hold'],
  ['missing places', () => readPlaces(['/nowhere.mmdb'], parseNetworks('')), 'PLACES: /nowhere.mmdb cannot be read.'],
])('%s is explained in a sentence', async (_what, read, sentence) => {
  const error = await read().catch((reason) => reason);
  expect(error).toBeInstanceOf(WrongSetting);
  expect(error.message).toContain(sentence);
});
