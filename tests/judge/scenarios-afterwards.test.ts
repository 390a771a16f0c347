import { describe, expect, it } from 'vitest';
import { checkOf } from '../../src/measure/check/check.ts';
import { pastSpeeds } from '../../src/measure/transfers/past-speeds.ts';
import type { Observation } from '../../src/model/observation.ts';
import { dueTasks } from '../../src/schedule/due.ts';
import { keyOf, type Plan, type Task } from '../../src/schedule/plan.ts';
import { readScenarios } from './read-scenarios.ts';
import {
  sampleControlRelays,
  sampleControls,
  sampleDomesticLarge,
  sampleServices,
  sampleTransferControls,
} from './sample-services.ts';
import { earlierAtUsualSpeed, observationsOf } from './scenario.ts';
import type { Scenario, ScenarioRow } from './scenario-form.ts';

/** The services that get a closer sample at once in the scenario. */
function inTurn(afterwards: readonly ScenarioRow[]): Plan['inTurn'] {
  const has = (of: string, probe: ScenarioRow['probe']) =>
    afterwards.some((row) => row.of === of && row.probe === probe);
  const media = [...new Set(afterwards.map(({ of }) => of))].filter((of) => of.endsWith('/media'));
  return media
    .filter((of) => has(of, 'download') && !has(of, 'first-download'))
    .flatMap((of) => of.split('/')[0] ?? []);
}

/** A plan without controls of the connection, whose observations the scenario already has. */
function planOf(scenario: Scenario): Plan {
  const { services: ids, described = [], afterwards = [], domesticLarge } = scenario;
  const known = sampleServices.map((sample) => described.find(({ id }) => id === sample.id) ?? sample);
  const services = known.filter(({ id }) => ids.includes(id));
  // Controls of the connection are asked only for small transfers, which have to pass where large ones froze.
  const isAskedAgain = afterwards.some(({ phase }) => phase === 'after');
  return {
    services,
    endpoints: services.flatMap((service) => service.endpoints.map((endpoint) => ({ service, endpoint }))),
    first: [],
    second: [],
    reserve: isAskedAgain
      ? sampleControls.filter(({ id }) => id === 'foreign-github' || id === 'foreign-wikimedia')
      : [],
    elsewhere: [],
    isQuiet: false,
    resolvers: [],
    inTurn: inTurn(afterwards),
    past: pastSpeeds(earlierAtUsualSpeed(scenario)),
    transferControls: domesticLarge ? [...sampleTransferControls, sampleDomesticLarge] : sampleTransferControls,
    controlRelays: sampleControlRelays,
  };
}

function keyOfRow({ probe, subject, host, attempt, phase }: Observation): string {
  const task = { subject, attempt, url: `https://${host}/` };
  if (subject.kind === 'control' && phase === 'after') return `control/${subject.control}/after/${attempt}`;
  if (probe === 'own-address-reply') return `reply/${host}`;
  if (probe === 'stun' || probe === 'turn') return keyOf({ ...task, kind: 'relay' });
  return keyOf({ ...task, kind: 'transfer', probe: probe as Extract<Task, { kind: 'transfer' }>['probe'] });
}

const whole = readScenarios().filter(({ afterwards }) => afterwards !== undefined);

describe('the relays and transfers of a scenario', () => {
  it.each(whole)('in $file are exactly those that the schedule would make', (scenario) => {
    const plan = planOf(scenario);
    const seen = observationsOf(scenario);
    const known = observationsOf({ ...scenario, afterwards: [] }).length;
    // Tasks that are due together all start, whatever the first of them sees.
    const begun = new Set<string>();
    for (const [index, observation] of [...seen.entries()].slice(known)) {
      for (const task of dueTasks(plan, checkOf(seen.slice(0, index)), { onLine: true })) begun.add(keyOf(task));
      expect([...begun]).toContain(keyOfRow(observation));
    }
    const left = dueTasks(plan, checkOf(seen), { onLine: true }).map(keyOf);
    if (scenario.cutShort) expect(left).not.toEqual([]);
    else expect(left).toEqual([]);
  });
});
