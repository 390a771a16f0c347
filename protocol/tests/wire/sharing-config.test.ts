import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { relayOrigins } from '../../../src/community/sharing.ts';
import { parseSharingConfig } from '../../wire/sharing-config.ts';

const publisherKey = spki('P-256');

describe('the file that names relays', () => {
  it('accepts https origins, and http on this machine', async () => {
    const relays = [
      'https://relay.example',
      'https://relay.example:8443',
      'http://127.0.0.1:8080',
      'http://localhost:1',
      'https://*.relay.example:8443',
    ];
    expect((await parseSharingConfig({ relays, publisherKey })).relays).toEqual(relays);
    expect(relayOrigins({ relays, publisherKey })).toEqual([
      'https://relay.example/*',
      'https://relay.example/*',
      'http://127.0.0.1/*',
      'http://localhost/*',
      'https://*.relay.example/*',
    ]);
  });

  it.each([
    'http://relay.example',
    'https://relay.example/path',
    'relay.example',
    'https://*',
    'https://relay.*.example',
    'https://*relay.example',
    'https://user@relay.example',
  ])('refuses %s, and names its position', async (relay) => {
    await expect(parseSharingConfig({ relays: [relay], publisherKey })).rejects.toThrow(
      'relays.0: expected an origin like https://relay.example',
    );
  });

  it('must have relays and a key', async () => {
    await expect(parseSharingConfig({ relays: [], publisherKey })).rejects.toThrow('expected at least one relay');
    await expect(parseSharingConfig({ relays: ['https://relay.example'] })).rejects.toThrow('publisherKey');
  });

  it.each([
    ['no base64', '?'],
    ['bytes that are no key', 'AAAA'],
    ['a point that is not on the curve', Buffer.alloc(65, 4).toString('base64')],
    ['a key of another curve', spki('P-384')],
  ])('refuses %s as the key', async (_name, wrong) => {
    await expect(parseSharingConfig({ relays: ['https://relay.example'], publisherKey: wrong })).rejects.toThrow(
      /publisherKey: expected (base64|a public key of P-256)/,
    );
  });
});

describe('the file for a trial', () => {
  const here = ['http://127.0.0.1:1', 'http://localhost:2'];

  it('may leave out the delays if every relay is on this machine', async () => {
    expect(await parseSharingConfig({ relays: here, publisherKey, delays: 'none' })).toMatchObject({ delays: 'none' });
  });

  it('may not leave them out if one relay is elsewhere', async () => {
    const relays = [...here, 'https://relay.example'];
    await expect(parseSharingConfig({ relays, publisherKey, delays: 'none' })).rejects.toThrow(
      'delays: expected only with relays on this machine',
    );
  });

  it('accepts no other word for them', async () => {
    await expect(parseSharingConfig({ relays: here, publisherKey, delays: 'short' })).rejects.toThrow(
      'delays: expected',
    );
  });
});

function spki(namedCurve: string): string {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve });
  return publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
}
