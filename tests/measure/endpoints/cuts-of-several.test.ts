import { expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { cutsSeveralCompanies } from '../../../src/measure/endpoints/cuts-of-several.ts';
import { service } from '../network/line-observations.ts';

it('three companies whose handshakes are cut off share no outage, but two may share a hosting provider', () => {
  const cut = (name: string) => service(name, { outcome: { kind: 'failed', failure: 'connection_reset' } });
  expect(cutsSeveralCompanies(checkOf(['telegram', 'signal', 'viber'].map(cut)))).toBe(true);
  expect(cutsSeveralCompanies(checkOf(['telegram', 'signal'].map(cut)))).toBe(false);
  expect(cutsSeveralCompanies(checkOf(['telegram', 'whatsapp', 'messenger'].map(cut)))).toBe(false);
});
