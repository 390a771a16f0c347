import { expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { misledHosts } from '../../../src/measure/endpoints/misled-hosts.ts';
import type { Outcome } from '../../../src/model/observation.ts';
import { signal, telegram } from '../../judge/sample-services.ts';
import { answer, tryAt } from '../../judge/sample-tries.ts';

it("a host is misled if it leads to an address where another company's host shows a certificate that is not its own", () => {
  const there = { outcome: { kind: 'resolved', exists: true, addressKinds: ['public'] }, addressTag: 7 } as const;
  const misledBeside = (outcome: Outcome) => {
    const own = tryAt(signal, 'chat', { probe: 'lookup', ...there });
    const other = tryAt(telegram, 'web', { probe: 'dns', ...there });
    return [...misledHosts(checkOf([own, other, tryAt(telegram, 'web', { outcome })]))];
  };
  expect(misledBeside({ kind: 'failed', failure: 'ssl_unknown_authority' })).toEqual(['chat.signal.example']);
  expect(misledBeside(answer.outcome)).toEqual([]);
});
