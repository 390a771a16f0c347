import '../fake-extension.ts';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/model/language.ts';
import type { Reason } from '../../src/model/reasons.ts';
import type { Cause, Confidence, FunctionVerdict, Manner } from '../../src/model/verdict.ts';
import { useTexts } from '../../src/pages/shared/text.ts';
import { causeTexts } from '../../src/pages/shared/verdict-text.ts';
import { readScenarios } from '../judge/read-scenarios.ts';
import { judgeScenario } from '../judge/scenario.ts';

interface Claim {
  readonly cause: Cause;
  /** Of how the cause shows. `none`: the sentence of the cause alone. */
  readonly manners: readonly (Manner | 'none')[];
  readonly confidences: readonly Confidence[];
  /** Reasons that would say the opposite right below it. */
  readonly never?: readonly Reason[];
}

const likely = ['likely'] as const;
const any = ['likely', 'confident'] as const;
const unclear = ['name-or-address-unclear'] as const;
/** A server that is switched off gives no answer, cuts nothing off, and shows nobody’s certificate. */
const noAccident = [...unclear, 'may-be-down'] as const;

/** What each sentence about a cause claims, by the key of its text. */
const claims: Readonly<Record<string, Claim>> = {
  cause_dns: { cause: 'dns', manners: ['none'], confidences: likely, never: unclear },
  cause_dns_nxdomain: { cause: 'dns', manners: ['nxdomain'], confidences: any, never: unclear },
  cause_dns_timeout: { cause: 'dns', manners: ['timeout'], confidences: any, never: unclear },
  cause_dns_poisoned: { cause: 'dns', manners: ['poisoned'], confidences: any, never: noAccident },
  cause_dns_poisoned_in_doubt: { cause: 'dns', manners: ['poisoned'], confidences: likely, never: unclear },
  cause_dns_unreachable: { cause: 'dns', manners: ['unreachable'], confidences: likely, never: unclear },
  cause_ip_timeout: { cause: 'ip', manners: ['timeout'], confidences: any, never: unclear },
  cause_ip_refused: { cause: 'ip', manners: ['refused'], confidences: any, never: unclear },
  cause_ip_unreachable: { cause: 'ip', manners: ['unreachable'], confidences: any, never: unclear },
  cause_tls_reset: { cause: 'tls', manners: ['reset'], confidences: any, never: noAccident },
  cause_tls_timeout: { cause: 'tls', manners: ['timeout'], confidences: any, never: unclear },
  cause_tls_closed: { cause: 'tls', manners: ['closed'], confidences: any, never: noAccident },
  cause_tls_alert: { cause: 'tls', manners: ['alert'], confidences: likely, never: unclear },
  cause_certificate_interception: {
    cause: 'certificate',
    manners: ['interception'],
    confidences: any,
    never: noAccident,
  },
  cause_http_block_page: { cause: 'http', manners: ['block-page'], confidences: any, never: noAccident },
  cause_http_reset: { cause: 'http', manners: ['reset'], confidences: any, never: unclear },
  cause_http_closed: { cause: 'http', manners: ['closed'], confidences: any, never: unclear },
  cause_http_legal_451: { cause: 'http', manners: ['legal-451'], confidences: any, never: noAccident },
  cause_freeze: { cause: 'freeze', manners: ['timeout', 'reset'], confidences: any, never: unclear },
  cause_freeze_kilobytes: { cause: 'freeze', manners: ['timeout', 'reset'], confidences: any, never: unclear },
  cause_throttle: { cause: 'throttle', manners: ['none'], confidences: any, never: noAccident },
  cause_websocket: { cause: 'websocket', manners: ['none', 'timeout', 'reset'], confidences: any, never: unclear },
  cause_udp: { cause: 'udp', manners: ['none', 'timeout'], confidences: likely, never: unclear },
  cause_mixed: { cause: 'mixed', manners: ['none'], confidences: likely, never: unclear },
};

/** Everything that the scenarios say of a cause, as services and as parts of them. */
const said = readScenarios().flatMap((scenario) =>
  Object.values(judgeScenario(scenario).services).flatMap((verdict) =>
    [verdict, ...Object.values(verdict.functions)].flatMap((one) =>
      one?.cause ? [{ file: scenario.file, ...one }] : [],
    ),
  ),
);

/** The key of each text, in place of its sentence. */
function useKeys() {
  const texts = JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8'));
  useTexts(Object.fromEntries(Object.keys(texts).map((key) => [key, { message: key }])), 'en');
}

const keysOf = (failure: Partial<FunctionVerdict>) => {
  useKeys();
  return causeTexts({ because: [], ...failure }, 'Signal');
};

describe('a sentence about a cause', () => {
  test('stands with the causes and the confidences of its claim', () => {
    const wrong = said.flatMap(({ file, cause, manner = 'none', confidence, because, ...rest }) =>
      keysOf({ cause, because, ...rest, ...(manner === 'none' ? {} : { manner }) }).flatMap((key) => {
        const claim = claims[key];
        const fits =
          claim?.cause === cause &&
          claim.manners.includes(manner) &&
          confidence &&
          claim.confidences.includes(confidence);
        return fits ? [] : [`${file}: ${key} with ${cause} ${manner}, ${confidence}`];
      }),
    );
    expect([...new Set(wrong)]).toEqual([]);
  });

  test('is not contradicted by a reason below it', () => {
    const wrong = said.flatMap(({ file, ...one }) =>
      keysOf(one).flatMap((key) =>
        one.because
          .filter((reason) => claims[key]?.never?.includes(reason))
          .map((reason) => `${file}: ${key}, ${reason}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('is met by a scenario, as far as this table names it', () => {
    const met = new Set(said.flatMap((one) => keysOf(one)));
    expect(Object.keys(claims).filter((key) => !met.has(key))).toEqual([]);
  });

  test.each(languages)('that may be wrong has its softer one in %s too', (language) => {
    const texts: Record<string, { message: string }> = JSON.parse(
      readFileSync(`public/_locales/${language}/messages.json`, 'utf8'),
    );
    const softer = Object.keys(claims).filter((key) => key.endsWith('_in_doubt'));
    expect(softer.length).toBeGreaterThan(0);
    for (const key of softer) expect(texts[key]?.message).not.toBe(texts[key.replace('_in_doubt', '')]?.message);
  });
});
