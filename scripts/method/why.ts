import { endpointSteps, functionSteps, serviceSteps, transferSteps } from '../../src/judge/steps.ts';
import { ruleSections } from './document.ts';
import { reasonsIn, whenText } from './rules.ts';

/** The reason for each rule or step, by its id. */
export type RuleReasons = Readonly<Record<string, { readonly why: string; readonly when?: string }>>;

export const ruleReasonsFile = 'src/pages/dashboard/history/why-rules.json';

const stepsFile = 'src/judge/steps.ts';

/** Why each rule and step is right, and what it needs to see, for people who ask where a verdict comes from. */
export function ruleReasonsDocument(): string {
  const rules = ruleSections().flatMap(([file, groups]) => {
    const whys = reasonsIn(file);
    return groups.flatMap((group) =>
      group.rules.map(({ id, when }) => [id, entry(whys.get(id), whenText({ ...group.when, ...when }))] as const),
    );
  });
  const whys = reasonsIn(stepsFile);
  const steps = [...transferSteps, ...endpointSteps, ...functionSteps, ...serviceSteps].map(
    ({ id }) => [id, entry(whys.get(id), '')] as const,
  );
  return `${JSON.stringify(Object.fromEntries([...rules, ...steps]), undefined, 2)}\n`;
}

function entry(why = '', when: string): RuleReasons[string] {
  return {
    why,
    ...(when === ''
      ? {}
      : {
          when: when
            .replaceAll('`', '')
            .replace(/^When: /, '')
            .replace(/\.$/, ''),
        }),
  };
}
