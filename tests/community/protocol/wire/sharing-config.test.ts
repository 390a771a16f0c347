import { describe, expect, it } from 'vitest';
import { parseSharingConfig } from '../../../../src/community/protocol/wire/sharing-config.ts';
import { relayOrigins } from '../../../../src/community/sharing.ts';

const publisherKey = 'AAAA';

describe('the file that names relays', () => {
  it('takes origins over https, and of this machine', () => {
    const relays = [
      'https://relay.example',
      'https://relay.example:8443',
      'http://127.0.0.1:8080',
      'http://localhost:1',
    ];
    expect(parseSharingConfig({ relays, publisherKey }).relays).toEqual(relays);
    expect(relayOrigins({ relays, publisherKey })).toEqual([
      'https://relay.example/*',
      'https://relay.example/*',
      'http://127.0.0.1/*',
      'http://localhost/*',
    ]);
  });

  it.each([
    'http://relay.example',
    'https://relay.example/path',
    'relay.example',
    'https://*',
    'https://user@relay.example',
  ])('refuses %s, and says where it stands', (relay) => {
    expect(() => parseSharingConfig({ relays: [relay], publisherKey })).toThrow(
      'relays.0: expected an origin like https://relay.example',
    );
  });

  it('refuses to be without relays or key', () => {
    expect(() => parseSharingConfig({ relays: [], publisherKey })).toThrow('relays: expected at least one relay');
    expect(() => parseSharingConfig({ relays: ['https://relay.example'] })).toThrow('publisherKey');
  });
});
