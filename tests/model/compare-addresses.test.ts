import { describe, expect, it } from 'vitest';
import { compareAddress } from '../../src/model/compare-addresses.ts';

describe("an address from the network's own resolver", () => {
  const known = ['149.154.167.99', '149.154.167.220'];

  it('is the same as one that is known elsewhere', () => {
    expect(compareAddress('149.154.167.220', known)).toBe('same');
    expect(compareAddress('2001:67c:4e8:0::a', ['[2001:067c:4e8::A]'])).toBe('same');
  });

  it('is near one that begins alike', () => {
    expect(compareAddress('149.154.170.96', known)).toBe('near');
    expect(compareAddress('149.155.170.96', known)).toBe('other');
    expect(compareAddress('2a03:2880:f1::5', ['2a03:2880:ff::7'])).toBe('near');
  });

  it('is near if it is in a network of the service', () => {
    const networks = ['31.13.64.0/18', '2a03:2880::/32'];
    expect(compareAddress('31.13.84.36', ['157.240.205.35'], { networks })).toBe('near');
    expect(compareAddress('2a03:2880::1', [], { networks })).toBe('near');
  });

  it('is outside if public texts say where the service is, and resolvers elsewhere agree or are silent', () => {
    const networks = ['31.13.64.0/18', '2a03:2880::/32'];
    expect(compareAddress('83.224.65.44', ['31.13.84.36'], { networks })).toBe('outside');
    expect(compareAddress('2a03:2881::1', [], { networks })).toBe('outside');
    expect(compareAddress('83.224.65.44', [], { addresses: known })).toBe('outside');
  });

  it('is another one if resolvers elsewhere contradict the text', () => {
    expect(compareAddress('83.224.65.44', ['157.240.205.35'], { networks: ['31.13.64.0/18'] })).toBe('other');
  });

  it('is compared with nothing of another version of IP', () => {
    expect(compareAddress('2001:67c:4e8::a', known)).toBeUndefined();
    expect(compareAddress('149.154.167.220', [])).toBeUndefined();
  });

  it.each(['64:ff9b::149.154.167.99', '64:ff9b::959a:a763', '::ffff:149.154.167.99'])(
    'is the IPv4 address that %s carries',
    (written) => {
      expect(compareAddress(written, known)).toBe('same');
    },
  );

  it('is the IPv4 address at its end if a provider translates it into a network of its own', () => {
    const documented = { networks: ['149.154.160.0/20', '2001:67c:4e8::/48'] };
    expect(compareAddress('2a02:26f7:64::959a:a763', known, documented)).toBe('same');
    expect(compareAddress('2a02:26f7:64::959a:a701', [], documented)).toBe('near');
    expect(compareAddress('2a02:26f7:64::5253:4100', [], documented)).toBe('outside');
  });
});
