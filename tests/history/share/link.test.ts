import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packShared, unpackShared } from '../../../src/history/share/link.ts';
import { type SharedResult, sharedResultOf } from '../../../src/history/share/shared-result.ts';
import { networkStateWords } from '../../../src/model/network-states.ts';
import { functionIds } from '../../../src/model/service.ts';
import { serviceStates } from '../../../src/model/verdict.ts';
import { round } from '../export/sample-records.ts';

const sample = sharedResultOf(round.at, { state: 'online', country: 'RU' }, round.verdicts, 'Home');

const anyShared: fc.Arbitrary<SharedResult> = fc
  .record({
    at: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    network: fc.constantFrom(...networkStateWords),
    country: fc.option(fc.constantFrom('RU', 'IR'), { nil: undefined }),
    name: fc.option(fc.string({ unit: 'grapheme', maxLength: 60 }), { nil: undefined }),
    verdicts: fc.uniqueArray(
      fc.record({
        service: fc.stringMatching(/^[a-z][a-z0-9-]{0,19}$/).filter((id) => !id.startsWith('custom-')),
        state: fc.constantFrom(...serviceStates),
        confidence: fc.option(fc.constantFrom('confident' as const, 'likely' as const, 'unsure' as const), {
          nil: undefined,
        }),
        functions: fc.uniqueArray(
          fc.record({ function: fc.constantFrom(...functionIds), state: fc.constantFrom(...serviceStates) }),
          { selector: (one) => one.function },
        ),
      }),
      { selector: ({ service }) => service, maxLength: 45 },
    ),
  })
  .map(({ at, network, country, name, verdicts }) =>
    sharedResultOf(
      at,
      { state: network, ...(country ? { country } : {}) } as Parameters<typeof sharedResultOf>[1],
      verdicts.map(({ confidence, functions, ...one }) => ({
        ...one,
        ...(confidence ? { confidence } : {}),
        functions: functions.map((own) => ({ ...own, because: [] })),
        because: [],
        at,
        ruleset: 1,
      })),
      name,
    ),
  );

describe('a link', () => {
  it('is short, and made of characters that nothing changes on the way', () => {
    expect(packShared(sample)).toBe('1.h7mnk.online.RU.20_33_31_2t.signal~plwb---'.replace('h7mnk', packedMinutes()));
    expect(encodeURI(packShared(sample))).toBe(packShared(sample));
  });

  it('brings back what was packed, whatever it is', () => {
    fc.assert(
      fc.property(anyShared, (shared) => {
        const packed = packShared(shared);
        expect(packed).toMatch(/^[A-Za-z0-9._~-]+$/);
        expect(unpackShared(packed)).toEqual(shared);
      }),
    );
  });

  it('is found in what a person pastes', () => {
    const packed = packShared(sample);
    expect(unpackShared(`chrome-extension://abc/src/pages/dashboard/index.html#/shared/${packed}`)).toEqual(sample);
    expect(unpackShared(`Look:\nmoz-extension://abc/src/pages/dashboard/index.html#/shared/${packed} \n`)).toEqual(
      sample,
    );
  });

  it('is found where text follows it', () => {
    const link = `moz-extension://abc/src/pages/dashboard/index.html#/shared/${packShared(sample)}`;
    for (const after of [' from my phone', '\nSee?', '.', ', look', ')', '>', '؟']) {
      expect(unpackShared(`Here (${link}${after}`), after).toEqual(sample);
    }
  });

  it('is nothing, and breaks nothing, whatever else is read', () => {
    fc.assert(fc.property(fc.string(), (text) => void unpackShared(text)));
    const piece = fc.constantFrom(
      '1',
      '.',
      '-',
      '~',
      '_',
      'online',
      'RU',
      'zzzzzzz',
      'signal',
      'wlw----',
      '2',
      '%',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const read = unpackShared(pieces.join(''));
        if (read) expect(unpackShared(packShared(read))).toEqual(read);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(anyShared, fc.nat(), fc.string({ maxLength: 3 }), (shared, at, noise) => {
        const packed = packShared(shared);
        const place = at % (packed.length + 1);
        const read = unpackShared(packed.slice(0, place) + noise + packed.slice(place + 1));
        if (read) expect(unpackShared(packShared(read))).toEqual(read);
      }),
    );
  });

  it.each([
    ['of another version', (packed: string) => packed.replace(/^1/, '2')],
    ['of a state that is unknown', (packed: string) => packed.replace('~p', '~q')],
    ['of a network state that is unknown', (packed: string) => packed.replace('online', 'onlime')],
    ['that names a messenger twice', (packed: string) => `${packed}.signal~plwb---`],
    ['of a time that does not exist', (packed: string) => packed.replace(/^1\.\w+/, '1.zzzzzzzz')],
    ['with a name that turns the text around it', (packed: string) => packed.replace('20_', '6cu_')],
    ['that was cut off', (packed: string) => packed.slice(0, -2)],
    ['that was broken in two', (packed: string) => packed.replace('signal', '\nsignal')],
    ['that goes on for ever', (packed: string) => packed + '.a~wl-----'.repeat(1000)],
    ['that is empty', () => ''],
  ])('%s is refused', (_what, change) => {
    expect(unpackShared(change(packShared(sample)))).toBeUndefined();
  });
});

describe('what is shared', () => {
  it('leaves out messengers that the person added, and a name that was not ticked', () => {
    const own = round.verdicts.map((verdict) => ({ ...verdict, service: 'custom-1a2b' }));
    expect(sharedResultOf(round.at, { state: 'online' }, [...own, ...round.verdicts])).toEqual({
      at: round.at,
      network: 'online',
      services: [
        {
          service: 'signal',
          state: 'partial',
          confidence: 'likely',
          functions: [
            { function: 'web', state: 'works' },
            { function: 'messages', state: 'blocked' },
          ],
        },
      ],
    });
  });
});

function packedMinutes(): string {
  return (round.at / 60_000).toString(36);
}
