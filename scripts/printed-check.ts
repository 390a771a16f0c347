import * as v from 'valibot';
import { networkStateWords } from '../src/model/network-states.ts';
import { causes, functionStates, manners, serviceStates } from '../src/model/verdict.ts';
import whys from '../src/pages/dashboard/history/why-rules.json' with { type: 'json' };
import { documentFile } from './method/document.ts';
import type { RuleReasons } from './method/why.ts';
import type { PageReading } from './read-page.ts';

const known: RuleReasons = whys;

const rules = v.exactOptional(
  v.array(
    v.strictObject({
      id: v.string(),
      why: v.exactOptional(v.string()),
      when: v.exactOptional(v.string()),
      in: v.string(),
    }),
  ),
);
const cause = v.exactOptional(v.picklist(causes));

/**
 * The output of `npm start -- --headless --json`. Version 1 is a promise to programs: fields may be added, but none is
 * removed or changes its meaning.
 */
export const printedCheckSchema = v.object({
  version: v.literal(1),
  browser: v.string(),
  /** Epoch ms. */
  checkedAt: v.number(),
  network: v.exactOptional(v.picklist(networkStateWords)),
  services: v.array(
    v.object({
      service: v.string(),
      state: v.exactOptional(v.picklist(serviceStates)),
      cause,
      manner: v.exactOptional(v.picklist(manners)),
      confidence: v.exactOptional(v.picklist(['confident', 'likely', 'unsure'])),
      rules,
      functions: v.array(
        v.object({
          function: v.string(),
          state: v.picklist(functionStates),
          cause,
          leftOut: v.exactOptional(v.array(v.string())),
          rules,
        }),
      ),
    }),
  ),
});

/** The reading of a page as printed, with the reason for each rule and where it is written. */
export function printedCheck(browser: string, { services, ...reading }: PageReading): string {
  const printed = {
    version: 1,
    browser,
    ...reading,
    services: services.map(({ functions, ...service }) => ({
      ...service,
      rules: service.rules?.map(told),
      functions: functions.map((one) => ({ ...one, rules: one.rules?.map(told) })),
    })),
  };
  return JSON.stringify(printed, undefined, 2);
}

function told(id: string) {
  return { id, ...known[id], in: `${documentFile}#${id}` };
}
