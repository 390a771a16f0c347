import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { packaged } from '../../src/catalogue/catalogue.ts';
import { serviceById } from '../../src/catalogue/known-services.ts';
import { observationLines } from '../../src/history/export/observation-lines.ts';
import { wrongVerdictText } from '../../src/history/export/wrong-verdict.ts';
import { judgeNetwork } from '../../src/judge/network.ts';
import { judgeService } from '../../src/judge/service.ts';
import { checkOf } from '../../src/measure/check/check.ts';
import { noPast } from '../../src/measure/transfers/past-speeds.ts';
import type { Service } from '../../src/model/service.ts';
import { asWritten } from './as-written.ts';
import { makeScenario } from './from-report/make-scenario.ts';
import { parseReport, parseRow } from './from-report/parse-report.ts';
import { readScenarios } from './read-scenarios.ts';
import { judgeScenario, observationsOf } from './scenario.ts';
import { type Scenario, scenarioSchema } from './scenario-form.ts';
import { usualFunctions } from './short-words.ts';

/** Reports have no earlier checks and no settings, and only one messenger. */
const reportable = readScenarios().filter(
  ({ services, hints, usualKbps, seenToWork, alsoSeenMinutesAgo, observations, afterwards = [] }) =>
    services.length === 1 &&
    !hints &&
    !usualKbps &&
    !seenToWork &&
    !alsoSeenMinutesAgo &&
    // For a redirect, reports keep only that it leads elsewhere.
    ![...observations, ...afterwards].some(({ outcome }) => outcome.includes(' to ')),
);

/** Reports do not name the country. */
function withoutCountry({ network: { country: _country, ...network }, services }: Scenario['expected']) {
  return { network, services };
}

describe('a scenario as its file has it', () => {
  it.each(readScenarios())('gets every reason back when it is read: $file', ({ file: _file, ...scenario }) => {
    expect(v.parse(scenarioSchema, asWritten(scenario))).toEqual(scenario);
  });

  it('writes in short words what many share', () => {
    const because = ['tries-agree', 'may-be-down', 'controls-fine'] as const;
    const web = { state: 'blocked', because: [...because], rules: ['failed', 'blocked'] } as const;
    const services = { max: { ...web, functions: { web, calls: usualFunctions.answers } } };
    const network = { state: 'online', because: [] } as const;
    const written = { state: 'blocked', because: ['+every-try-fails', '+perhaps-down'], rules: 'failed blocked' };
    expect(asWritten({ expected: { network, services } } as never).expected.services.max).toEqual({
      ...written,
      functions: { web: written, calls: 'answers' },
    });
  });
});

describe('the lines of a report', () => {
  it('are made from many scenarios', () => {
    expect(reportable.length).toBeGreaterThan(100);
  });

  it.each(reportable)('give the verdict that the observations gave: $file', (scenario) => {
    const lines = observationLines(observationsOf(scenario));
    const rows = lines.map((line) => parseRow(line, () => true));
    const { works: _works, afterwards: _afterwards, ...rest } = scenario;
    const again = judgeScenario({ ...rest, controls: 'none', observations: rows });
    expect(withoutCountry(again)).toEqual(withoutCountry(scenario.expected));
  });
});

const whatsapp = serviceById('whatsapp', packaged) as Service;

/** A report of WhatsApp's page and message channel cut off, beside controls that answer. */
function report(): string {
  const rows = [
    { of: 'captive/google', phase: 'before', outcome: '204' },
    { of: 'foreign/github', phase: 'before', outcome: '200', stages: [20, 40, 40, 40] },
    { of: 'foreign/debian', phase: 'before', outcome: '200', stages: [20, 40, 40, 40] },
    { of: 'whatsapp/web', outcome: 'net::ERR_CONNECTION_RESET', times: 2 },
    { of: 'whatsapp/chat', outcome: 'websocket_failed', times: 2 },
    { of: 'foreign/github', phase: 'after', outcome: '200' },
    { of: 'domestic/yandex', phase: 'after', outcome: '200' },
  ];
  const observations = observationsOf({
    services: ['whatsapp'],
    described: [whatsapp],
    controls: 'none',
    observations: rows,
  } as never);
  const network = judgeNetwork(checkOf(observations), {
    onLine: true,
    domesticServices: new Map(),
    fromMemory: new Set(),
  });
  const verdict = judgeService(whatsapp, checkOf(observations), {
    network,
    earlier: [],
    elsewhere: [],
    past: noPast,
    seenToWork: new Set(),
    now: Date.now(),
  });
  return wrongVerdictText({ service: whatsapp, verdict, network, evidence: [], observations, browser: 'Firefox' });
}

describe('a scenario from a report', () => {
  it('describes the messenger as the catalogue does, and expects what the rules say', () => {
    const { scenario, differs } = makeScenario(report());
    expect(differs).toBeUndefined();
    expect(judgeScenario(scenario)).toEqual(scenario.expected);
    expect(scenario.expected.services).toHaveProperty('whatsapp');
    expect(scenario.described?.map(({ id }) => id)).toEqual(['whatsapp']);
  });

  it("says so if these observations alone give a different verdict from the person's", () => {
    expect(makeScenario(report().replace(/^Verdict: .*$/m, 'Verdict: works, confident')).differs).toContain(
      'said "works, confident"',
    );
  });

  it('reads a report pasted with other line ends', () => {
    expect(parseReport(report().replaceAll('\n', '\r\n')).rows).toEqual(parseReport(report()).rows);
  });
});

describe('a text that is no report is refused', () => {
  const line = '- after foreign/github https 200; 150 ms';
  const changed = (to: string) => report().replace(/^- after foreign\/github .*$/m, to);

  it.each([
    ['nothing', () => '', 'one line with "Messenger:"'],
    ['a huge text', () => 'x'.repeat(100_000), 'longer than'],
    [
      'a messenger that is not in the catalogue',
      () => report().replace('WhatsApp', '../../etc'),
      'none of the catalogue',
    ],
    ['a messenger twice', () => `Messenger: Signal\n${report()}`, 'one line with "Messenger:"'],
    ['rules without a number', () => report().replace(/^Rules: .*$/m, 'Rules: 1e999'), 'not a number'],
    ['a verdict with markup', () => report().replace(/^Verdict: .*$/m, 'Verdict: <b>works</b>'), 'is not one'],
    ['a report without observations', () => report().slice(0, report().indexOf('Observations:')), 'no observations'],
    [
      'thousands of observations',
      () => changed(Array.from({ length: 900 }, () => line).join('\n')),
      'a report has 1 to 400',
    ],
    ['an endpoint of nobody', () => changed('- after whatsapp/__proto__ https 200; 150 ms'), 'not of a report'],
    ['an endpoint of another messenger', () => changed('- after signal/web https 200; 150 ms'), 'names nothing'],
    ['a probe that does not exist', () => changed('- after foreign/github exec 200; 150 ms'), 'not of a report'],
    [
      'an outcome with a host',
      () => changed('- after foreign/github https 200 at evil.example; 150 ms'),
      'not of a report',
    ],
    ['a fact that does not exist', () => changed(`${line}; constructor 1`), 'for "constructor 1"'],
    [
      'a time that never ends',
      () => changed('- after foreign/github https 200; 99999999999 ms'),
      'for "99999999999 ms"',
    ],
    ['a fact of another row', () => changed(`${line}; services telegram`), 'for "services telegram"'],
  ])('%s', (_what, text, why) => {
    expect(() => parseReport(text())).toThrow(why);
  });
});
