import { describe, expect, test } from 'vitest';
import { makeAddressPlan } from '../address-plan.ts';
import { knownHosts, ordinaryPlan } from '../hosts.ts';
import { addressBytes, addressText } from '../wire/address.ts';
import { buildTcp, buildUdp } from '../wire/build.ts';
import { fillChecksums } from '../wire/checksum.ts';
import { readRequestStart } from '../wire/http-head.ts';
import { emptyPacket, flag, payloadOf, readPacket } from '../wire/packet.ts';

describe('packets', () => {
  const ends = {
    source: addressBytes('192.168.1.37'),
    sourcePort: 40_000,
    destination: addressBytes('149.154.167.99'),
    destinationPort: 443,
  };

  test('a built segment is read back unchanged', () => {
    const packet = emptyPacket();
    const bytes = buildTcp(ends, {
      sequence: 0xffff_ffff,
      acknowledgement: 7,
      flags: flag.ack,
      payload: Buffer.from('hello'),
    });
    expect(readPacket(bytes, packet)).toBe(true);
    expect(packet).toMatchObject({
      version: 4,
      sourcePort: 40_000,
      destinationPort: 443,
      sequence: 0xffff_ffff,
      flags: flag.ack,
    });
    expect(payloadOf(packet).toString()).toBe('hello');
  });

  test('checksums are those of RFC 1071', () => {
    const bytes = buildUdp({ ...ends, destinationPort: 53 }, Buffer.from('odd'));
    const words = (from: number, to: number) => {
      const padded = Buffer.concat([bytes.subarray(from, to), Buffer.alloc((to - from) % 2)]);
      return Array.from({ length: padded.length / 2 }, (_, index) => padded.readUInt16BE(index * 2));
    };
    const total = (numbers: readonly number[]) => {
      const sum = numbers.reduce((a, b) => a + b, 0);
      return (sum & 0xffff) + (sum >>> 16);
    };
    expect(total(words(0, 20))).toBe(0xffff);
    expect(total([...words(12, 20), 17, bytes.length - 20, ...words(20, bytes.length)])).toBe(0xffff);
  });

  test('filling in correct checksums changes nothing', () => {
    const packet = emptyPacket();
    const bytes = buildTcp(
      { ...ends, source: addressBytes('2a02:2168:a123::37'), destination: addressBytes('2001:67c:4e8:f002::a') },
      { sequence: 1, acknowledgement: 2, flags: flag.syn },
    );
    const before = Buffer.from(bytes);
    readPacket(bytes, packet);
    fillChecksums(packet);
    expect(bytes).toEqual(before);
  });

  test.each([Buffer.alloc(0), Buffer.from([0x45]), Buffer.alloc(40), Buffer.alloc(60, 0x60), Buffer.alloc(28, 0x4f)])(
    'bytes that are not a packet are refused (%#)',
    (bytes) => expect(readPacket(bytes, emptyPacket())).toBe(false),
  );
});

test.each(['8.8.8.8', '2001:67c:4e8:f002::a', '::1', '2a00::'])(
  'the address %s is unchanged after conversion to bytes and back',
  (address) => {
    expect(addressText(addressBytes(address))).toBe(address);
  },
);

describe('plain http', () => {
  const start = (text: string) => readRequestStart(Buffer.from(text));

  test('the Host line is found wherever the segments end', () => {
    const request = 'GET / HTTP/1.1\r\nAccept: */*\r\nhost: Signal.org:80\r\n\r\n';
    expect(start(request)).toEqual({ kind: 'request', host: 'signal.org' });
    expect(start(request.slice(0, 40))).toEqual({ kind: 'incomplete' });
    expect(start('GE')).toEqual({ kind: 'incomplete' });
  });

  test('anything else is not taken for http', () => {
    expect(start('SSH-2.0-OpenSSH\r\n')).toEqual({ kind: 'not-http' });
    expect(start('GET / HTTP/1.0\r\n\r\n')).toEqual({ kind: 'not-http' });
  });
});

describe('the address plan', () => {
  const plan = makeAddressPlan(ordinaryPlan);

  test('gives every host addresses of its own', () => {
    for (const host of knownHosts) {
      const addresses = plan.addressesOf(host) ?? [];
      expect(addresses.length).toBeGreaterThan(1);
      expect(addresses.map(plan.hostAt)).toEqual(addresses.map(() => host));
    }
  });

  test('uses documented addresses', () => {
    expect(plan.addressesOf('web.telegram.org')).toEqual(expect.arrayContaining(['149.154.167.99']));
  });

  test('can resolve every name to 198.18.0.0/15', () => {
    const fake = makeAddressPlan({ ...ordinaryPlan, fake: true });
    for (const host of knownHosts) expect(fake.addressesOf(host)?.[0]).toMatch(/^198\.1[89]\./);
  });

  test('has no addresses for local names', () => {
    for (const name of ['localhost', 'wpad', 'printer.local']) expect(plan.addressesOf(name)).toBeUndefined();
  });
});
