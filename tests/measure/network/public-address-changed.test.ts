import { describe, expect, it } from 'vitest';
import { hasPublicAddressChanged, type ReflexiveAddress } from '../../../src/measure/network/public-address-changed.ts';

const home = '95.24.118.37';
const neighbour = '95.24.121.9';
const abroad = '176.59.44.8';

/** The reports of relays, in order; a silent relay reports nothing. */
const said = (...words: readonly (readonly [relay: string, address?: string])[]): ReflexiveAddress[] =>
  words.map(([relay, address]) => ({ relay, address }));

describe('the network in which call relays see a browser', () => {
  it('is a different one if both name one address, and later one elsewhere', () => {
    expect(hasPublicAddressChanged(said(['a', home], ['b', home], ['a', abroad], ['b', abroad]))).toBe(true);
  });

  it('is a different one if the only relay that answers says so', () => {
    expect(hasPublicAddressChanged(said(['a', home], ['b'], ['a', abroad]))).toBe(true);
  });

  it('is a different one if the second relay does not answer from there', () => {
    expect(hasPublicAddressChanged(said(['a', home], ['b', home], ['a', abroad], ['b']))).toBe(true);
  });

  it('is a different one if the second relay already answered from there', () => {
    expect(hasPublicAddressChanged(said(['a', home], ['b', abroad], ['a', abroad], ['b', abroad]))).toBe(true);
  });

  it('is a different one if IPv6 addresses begin with different 32 bits', () => {
    const [before, after] = ['2a02:2168:a123::37', '2a00:1fa0:44::8'];
    expect(hasPublicAddressChanged(said(['a', before], ['a', after]))).toBe(true);
    expect(hasPublicAddressChanged(said(['a', before], ['a', '2a02:2168:ffff::1']))).toBe(false);
  });

  it.each([
    ['nobody was asked', said()],
    ['nobody was asked again', said(['a', home], ['b', home])],
    ['not all were asked again', said(['a', home], ['b', home], ['a', abroad])],
    ['nobody answers any more', said(['a', home], ['b', home], ['a'], ['b'])],
    ['nobody answered at first', said(['a'], ['b'], ['a', abroad], ['b', abroad])],
    ['a carrier takes another address of its pool', said(['a', home], ['b', home], ['a', neighbour], ['b', neighbour])],
    ['each connection gets another address', said(['a', home], ['b', abroad], ['a', home], ['b', abroad])],
    ['each connection gets another address later', said(['a', home], ['b', home], ['a', abroad], ['b', home])],
    ['the relays do not agree in the end', said(['a', home], ['b', home], ['a', home], ['b', abroad])],
    ['neighbours are named at first', said(['a', home], ['b', neighbour], ['a', abroad], ['b', abroad])],
    ['an IPv6 address comes first this time', said(['a', home], ['a', '2a02:2168:a123::37'])],
  ])('is not known to be a different one if %s', (_when, words) => {
    expect(hasPublicAddressChanged(words)).toBe(false);
  });
});
