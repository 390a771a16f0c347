import { describe, expect, it } from 'vitest';
import { checkOf } from '../../src/measure/check/check.ts';
import { seededRandom } from '../../src/model/chance.ts';
import { allowedPart, triesNotAllowed } from '../../src/schedule/allowed-part.ts';
import { dueTasks } from '../../src/schedule/due.ts';
import { makePlan } from '../../src/schedule/plan.ts';
import { sampleControls, sampleElsewhere, sampleServices, whatsapp } from '../judge/sample-services.ts';

const plan = makePlan('whole', sampleServices, sampleControls, seededRandom(7), [], sampleElsewhere);
const ofWhatsapp = new Set(whatsapp.endpoints.map(({ url }) => url));

describe('the part of a plan that is allowed', () => {
  it('is the whole plan with access to every host', () => {
    expect(allowedPart(plan, () => true)).toEqual(plan);
    expect(triesNotAllowed(plan, () => true, checkOf([]), 0)).toEqual([]);
  });

  it('asks nobody without any access', () => {
    const part = allowedPart(plan, () => false);
    const seen = triesNotAllowed(plan, () => false, checkOf([]), 0);
    expect(dueTasks(part, checkOf(seen), { onLine: true })).toEqual([]);
    expect(seen.map(({ outcome }) => outcome)).toEqual(
      plan.endpoints.map(() => ({ kind: 'skipped', why: 'permission-missing' })),
    );
  });

  it('leaves out no host with access', () => {
    const part = allowedPart(plan, (url) => ofWhatsapp.has(url));
    expect(new Set(part.endpoints.map(({ service }) => service.id))).toEqual(new Set(['whatsapp']));
    expect(part.endpoints).toHaveLength(whatsapp.endpoints.length);
    expect([...part.first, ...part.reserve, ...part.elsewhere, ...part.resolvers]).toEqual([]);
  });

  it('names each endpoint that is left out once, however often the round is continued', () => {
    const first = triesNotAllowed(plan, () => false, checkOf([]), 0);
    expect(triesNotAllowed(plan, () => false, checkOf(first), 1)).toEqual([]);
  });
});
