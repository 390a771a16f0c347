import { describe, expect, it } from 'vitest';
import { verdictTable } from '../../scripts/verdict-table.ts';

describe('the table that a headless start prints', () => {
  it('names the network, then each service with its cause and its functions, in columns', () => {
    const table = verdictTable({
      checkedAt: 1_795_000_000_000,
      network: 'online',
      services: [
        {
          service: 'telegram',
          state: 'partial',
          cause: 'tls',
          manner: 'reset',
          confidence: 'likely',
          rules: undefined,
          functions: [
            { function: 'web', state: 'works', cause: undefined, leftOut: undefined, rules: undefined },
            { function: 'media', state: 'blocked', cause: 'tls', leftOut: undefined, rules: undefined },
          ],
        },
        {
          service: 'max',
          state: 'works',
          cause: undefined,
          manner: undefined,
          confidence: undefined,
          rules: undefined,
          functions: [],
        },
      ],
    });
    expect(table.split('\n')).toEqual([
      'network: online',
      '',
      'service   state    cause        confidence  functions',
      'telegram  partial  tls / reset  likely      web works, media blocked',
      'max       works',
    ]);
  });

  it('is one sentence if no site answers, and offers something that needs no network', () => {
    const said = verdictTable({ checkedAt: 1_795_000_000_000, network: 'offline', services: [] });
    expect(said).toMatch(/^No site answers here, [^.\n]+"npm start -- --demo"[^.\n]+\.$/);
  });
});
