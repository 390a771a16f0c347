import { describe, expect, it } from 'vitest';
import { checkOf } from '../../src/measure/check/check.ts';
import { interpret } from '../../src/measure/endpoints/attempt.ts';
import { showsUnknownAuthority } from '../../src/measure/network/unknown-authority.ts';
import { failureOf } from '../../src/model/browser-error.ts';
import { type Failure, failureWords } from '../../src/model/failures.ts';
import type { Observation, Subject } from '../../src/model/observation.ts';
import type { Endpoint } from '../../src/model/service.ts';
import { signal } from './sample-services.ts';

const chat = signal.endpoints.find(({ id }) => id === 'chat') as Endpoint;

function failed(subject: Subject, failure: Failure): Observation {
  const outcome = { kind: 'failed', failure } as const;
  return {
    subject,
    probe: 'https',
    host: 'host.example',
    at: 0,
    tookMs: 100,
    attempt: 1,
    phase: 'before',
    outcome,
    reused: false,
  };
}

/** Whether this failure counts as the certificate of Signal's own authority. */
function countsAsItsOwn(failure: Failure): boolean {
  const subject = { kind: 'service', service: 'signal', endpoint: 'chat', function: 'messages' } as const;
  const attempt = interpret(failed(subject, failure), chat);
  return attempt.kind === 'reached' && attempt.because.includes('private-ca-expected');
}

/** Whether it counts as an interceptor's certificate at a host with a public one. */
function countsAsSomebodyElses(failure: Failure): boolean {
  const control = { kind: 'control', control: 'github', class: 'foreign', vendor: 'github' } as const;
  return showsUnknownAuthority(signal, checkOf([failed(control, failure)]));
}

describe('an unknown certificate authority', () => {
  it('is recognised in Firefox in every language, where its error may mean any handshake failure', () => {
    const inGerman = failureOf('Dem Zertifikat der Gegenstelle wird nicht vertraut.');
    expect(countsAsItsOwn(inGerman)).toBe(true);
    expect(countsAsSomebodyElses(inGerman)).toBe(true);
  });

  it('looks the same whether it is the service’s own or an interceptor’s', () => {
    expect(failureWords.filter(countsAsItsOwn)).toEqual(failureWords.filter(countsAsSomebodyElses));
  });
});
