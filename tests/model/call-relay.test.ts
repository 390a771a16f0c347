import { describe, expect, it } from 'vitest';
import { relayPlace } from '../../src/model/call-relay.ts';

describe('the place of a relay', () => {
  it.each([
    ['stun:stun.example.com:3478', { host: 'stun.example.com', port: 3478, transport: 'udp' }],
    ['turn:turn.example.com:443?transport=udp', { host: 'turn.example.com', port: 443, transport: 'udp' }],
    ['turn:turn.example.com:80?transport=tcp', { host: 'turn.example.com', port: 80, transport: 'tcp' }],
    ['turns:turn.example.com:443', { host: 'turn.example.com', port: 443, transport: 'tls' }],
  ])('of %s is read from its URL', (url, place) => {
    expect(relayPlace({ url })).toEqual(place);
  });
});
