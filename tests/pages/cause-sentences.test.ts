import '../fake-extension.ts';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/model/language.ts';
import type { Reason } from '../../src/model/reasons.ts';
import type { Cause, Confidence, Manner } from '../../src/model/verdict.ts';
import { useTexts } from '../../src/pages/shared/text.ts';
import { causeTexts } from '../../src/pages/shared/verdict-text.ts';
import { readScenarios } from '../judge/read-scenarios.ts';
import { judgeScenario } from '../judge/scenario.ts';

interface Claim {
  readonly cause: Cause;
  /** How the cause shows. `none`: only the sentence of the cause. */
  readonly manners: readonly (Manner | 'none')[];
  readonly confidences: readonly Confidence[];
  /** Reasons that would contradict it right below. */
  readonly never?: readonly Reason[];
}

const likely = ['likely'] as const;
const any = ['likely', 'confident'] as const;
const unclear = ['name-or-address-unclear'] as const;
/** A switched-off server gives no answer, cuts nothing off, and shows nobody’s certificate. */
const noAccident = [...unclear, 'may-be-down'] as const;

/** The claim of each sentence about a cause, by the key of its text. */
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

/** A scenario's verdict with one cause, on a service or a part of one. */
interface Said {
  readonly file: string;
  readonly cause: Cause;
  readonly manner: Manner | 'none';
  readonly confidence: Confidence | undefined;
  readonly because: readonly Reason[];
  /** The keys of the texts that are shown for it. */
  readonly keys: readonly string[];
}

/** Makes every text its own key. */
function useKeys() {
  const texts = JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8'));
  useTexts(Object.fromEntries(Object.keys(texts).map((key) => [key, { message: key }])), 'en');
}

function everythingSaid(): readonly Said[] {
  useKeys();
  return readScenarios().flatMap((scenario) =>
    Object.values(judgeScenario(scenario).services).flatMap((verdict) =>
      [verdict, ...Object.values(verdict.functions)].flatMap((one): Said[] => {
        if (one?.cause === undefined) return [];
        const { cause, manner, confidence, because } = one;
        const kilobytes = 'stoppedAfterKilobytes' in one ? one.stoppedAfterKilobytes : undefined;
        const keys = causeTexts(
          {
            cause,
            because,
            ...(manner ? { manner } : {}),
            ...(kilobytes === undefined ? {} : { stoppedAfterKilobytes: kilobytes }),
          },
          'Signal',
        );
        return [{ file: scenario.file, cause, manner: manner ?? 'none', confidence, because, keys }];
      }),
    ),
  );
}

const said = everythingSaid();

function fits(claim: Claim | undefined, { cause, manner, confidence }: Said): boolean {
  if (claim?.cause !== cause || confidence === undefined) return false;
  return claim.manners.includes(manner) && claim.confidences.includes(confidence);
}

describe('a sentence about a cause', () => {
  test('stands with the causes and the confidences of its claim', () => {
    const wrong = said.flatMap((one) =>
      one.keys
        .filter((key) => !fits(claims[key], one))
        .map((key) => `${one.file}: ${key} with ${one.cause} ${one.manner}, ${one.confidence}`),
    );
    expect([...new Set(wrong)]).toEqual([]);
  });

  test('is not contradicted by a reason below it', () => {
    const wrong = said.flatMap(({ file, keys, because }) =>
      keys.flatMap((key) =>
        because.filter((reason) => claims[key]?.never?.includes(reason)).map((reason) => `${file}: ${key}, ${reason}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('occurs in a scenario, if this table lists it', () => {
    const met = new Set(said.flatMap(({ keys }) => keys));
    expect(Object.keys(claims).filter((key) => !met.has(key))).toEqual([]);
  });

  test.each(languages)('that may be wrong has a softer form in %s too', (language) => {
    const texts: Record<string, { message: string }> = JSON.parse(
      readFileSync(`public/_locales/${language}/messages.json`, 'utf8'),
    );
    const softer = Object.keys(claims).filter((key) => key.endsWith('_in_doubt'));
    expect(softer.length).toBeGreaterThan(0);
    for (const key of softer) expect(texts[key]?.message).not.toBe(texts[key.replace('_in_doubt', '')]?.message);
  });
});
