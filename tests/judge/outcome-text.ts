import { failureOf } from '../../src/model/browser-error.ts';
import type { AddressCompared, AddressKind, Observation, Outcome, RelayAnswer } from '../../src/model/observation.ts';

type Seen = Pick<Observation, 'outcome' | 'browserError'>;

/**
 * An outcome as scenarios write it: `200` and other statuses (`204 altered`: not what the catalogue expects; `403
 * challenge`; `403 barred`: because of the place; `403 gateway`: a web filter names itself; `302 to host.example`,
 * which may be `altered` too), `opened`, `greeted`, `opaque`, `exists public` (or another kind of address; `exists
 * public other`: compared with what others know), `exists ipv6-only`, `no-such-name`, `connected`, `relay-answered
 * address` (or `refusal`, `relay`), `skipped permission-missing` (or another reason), a browser's own error
 * (`net::ERR_...`, `NS_ERROR_...`, `tls: <Firefox's sentence>`), or one of our failures.
 */
export function readOutcome(text: string, tookMs?: number): Seen {
  const [first = '', second, third] = text.split(' ');
  if (/^\d{1,3}$/.test(first)) {
    const status = Number(first);
    const healthy = (second === undefined || second === 'to' || second === 'barred') && status < 500;
    const target = / to (\S+)$/.exec(text)?.[1];
    return {
      outcome: {
        kind: 'answered',
        status,
        healthy,
        ...(second === 'challenge' ? { challenge: true } : {}),
        ...(second === 'barred' ? { barsPlace: true } : {}),
        ...(second === 'gateway' ? { gateway: 'zscaler' } : {}),
        ...(target === undefined ? {} : { redirectedTo: target }),
      },
    };
  }
  switch (first) {
    case 'opened':
    case 'greeted':
    case 'connected':
    case 'opaque':
      return { outcome: { kind: first } };
    case 'exists':
      if (second === 'ipv6-only')
        return { outcome: { kind: 'resolved', exists: true, addressKinds: ['public'], ipv6Only: true } };
      return {
        outcome: {
          kind: 'resolved',
          exists: true,
          addressKinds: second ? [second as AddressKind] : [],
          ...(third ? { compared: third as AddressCompared } : {}),
        },
      };
    case 'no-such-name':
      return { outcome: { kind: 'resolved', exists: false, addressKinds: [] } };
    case 'relay-answered':
      return { outcome: { kind: 'relay-answered', by: second as RelayAnswer } };
    case 'skipped':
      return { outcome: { kind: 'skipped', why: second as Extract<Outcome, { kind: 'skipped' }>['why'] } };
    default:
      return readFailure(text, tookMs);
  }
}

function readFailure(text: string, tookMs?: number): Seen {
  const browserError = text.startsWith('tls: ') ? text.slice('tls: '.length) : text;
  if (browserError === text && !/^(net::|NS_)/.test(text)) {
    return { outcome: { kind: 'failed', failure: text as ReturnType<typeof failureOf> } };
  }
  return { outcome: { kind: 'failed', failure: failureOf(browserError, tookMs) }, browserError };
}
