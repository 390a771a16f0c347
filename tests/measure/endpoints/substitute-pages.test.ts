import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { substitutePages } from '../../../src/measure/endpoints/substitute-pages.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { signal, telegram, viber } from '../../judge/sample-services.ts';
import { endpointOf, tryAt } from '../../judge/sample-tries.ts';
import { control } from '../network/line-observations.ts';

const page = { kind: 'answered', status: 200, healthy: false } as const;
const signIn = { kind: 'answered', status: 302, healthy: true, redirectedTo: 'login.example' } as const;

const ownPages = [control('github', { pageTag: 1 }), control('wikimedia', { pageTag: 2 })];

/** How the first of these answers is classified. */
function seenAs(answers: readonly Observation[], controls: readonly Observation[] = ownPages) {
  const [first] = answers;
  return first && substitutePages(checkOf([...controls, ...answers])).of(first, endpointOf(telegram, 'web')).kind;
}

const pageOf = (service: typeof telegram, id: string, change: Partial<Observation> = {}) =>
  tryAt(service, id, { probe: 'https', outcome: page, pageTag: 7, ...change });

describe("a page unlike its service's", () => {
  it('is a substitute if two companies answer with it, and two controls with pages of their own', () => {
    const both = [pageOf(telegram, 'web'), pageOf(signal, 'web')];
    expect(seenAs(both)).toBe('shared');
    expect(seenAs(both, ownPages.slice(1))).toBe('own');
    expect(seenAs(both.slice(0, 1))).toBe('own');
  });

  it('is no substitute if the controls that answer belong to one operator', () => {
    const ofOne = ownPages.map((o) => ({ ...o, subject: { ...o.subject, vendor: 'github' } }) as Observation);
    expect(seenAs([pageOf(telegram, 'web'), pageOf(signal, 'web')], ofOne)).toBe('own');
  });

  it('is a substitute if all hosts of a service answer with it, and more than one was asked', () => {
    expect(seenAs([pageOf(telegram, 'web'), pageOf(telegram, 'media')])).toBe('only');
    expect(seenAs([pageOf(telegram, 'web')])).toBe('own');
  });

  it('is a substitute if three companies redirect to one host, as two may do to a login page', () => {
    const led = [telegram, signal].map((service) => pageOf(service, 'web', { outcome: signIn }));
    expect(seenAs(led)).toBe('own');
    expect(seenAs([...led, pageOf(viber, 'site', { outcome: signIn })])).toBe('shared');
  });
});
