import { judgeNetwork } from '../../../src/judge/network.ts';
import { judgeService } from '../../../src/judge/service.ts';
import { checkOf } from '../../../src/measure/check/check.ts';
import { noPast } from '../../../src/measure/transfers/past-speeds.ts';
import { domesticServicesOf } from '../../../src/model/domestic-services.ts';
import type { Observation } from '../../../src/model/observation.ts';
import type { Service } from '../../../src/model/service.ts';
import { holds } from '../../../src/model/when.ts';
import { ruleLists } from './lists.ts';
import type { AnyFacts } from './solve.ts';

/** A question to a list of rules. */
export interface Asked {
  readonly list: string;
  readonly facts: AnyFacts;
}

/** All questions to the lists of rules while `run` runs. */
export function askedDuring(run: () => void): Asked[] {
  const asked: Asked[] = [];
  const lists = ruleLists.map(({ name, list }) => ({ name, list: list as { first: typeof list.first } }));
  const before = lists.map(({ list }) => list.first);
  for (const { name, list } of lists) {
    const { first } = list;
    list.first = (facts) => {
      asked.push({ list: name, facts: { ...facts } });
      return first(facts);
    };
  }
  try {
    run();
  } finally {
    lists.forEach(({ list }, index) => {
      list.first = before[index] ?? list.first;
    });
  }
  return asked;
}

/** The impossible combinations among these facts, one per line. */
export function impossibleAmong(asked: readonly Asked[]): string[] {
  const met = asked.flatMap(({ list, facts }) => {
    const never = ruleLists.find(({ name }) => name === list)?.never ?? [];
    return never.filter((when) => holds(when, facts)).map((when) => `${list}: ${JSON.stringify(when)}`);
  });
  return [...new Set(met)];
}

/** Judges a round, on its own connection and on a sound one, so that no rule is left out. */
export function judgeWhole(services: readonly Service[], observations: readonly Observation[]): void {
  const domesticServices = domesticServicesOf(services);
  const found = judgeNetwork(checkOf(observations), { onLine: true, domesticServices });
  const sound = { state: 'online', because: ['foreign-controls-answer'], answered: 1, tried: 1 } as const;
  const check = checkOf(observations);
  for (const network of [found, sound]) {
    for (const service of services) {
      judgeService(service, check, {
        network,
        earlier: [],
        elsewhere: [],
        past: noPast,
        seenToWork: new Set(),
        now: Date.now(),
      });
    }
  }
}
