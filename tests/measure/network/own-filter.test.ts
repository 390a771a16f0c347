import { expect, it } from 'vitest';
import { isNameDropped } from '../../../src/measure/network/own-filter.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { control, service } from './line-observations.ts';

it("a messenger's name is dropped if it is denied at once, or leads nowhere", () => {
  const denied = { tookMs: 100, outcome: { kind: 'failed', failure: 'dns_lookup_error' } } as const;
  const nowhere = { probe: 'dns', outcome: { kind: 'resolved', exists: true, addressKinds: ['unspecified'] } } as const;
  const dropped: Observation[] = [service('a', denied), service('a', nowhere)];
  expect(dropped.filter(isNameDropped)).toEqual(dropped);
  const others = [control('a', denied), service('a', { ...denied, tookMs: 9000 }), service('a')];
  expect(others.filter(isNameDropped)).toEqual([]);
});
