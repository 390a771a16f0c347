import whys from '../src/pages/dashboard/history/why-rules.json' with { type: 'json' };
import { documentFile } from './method/document.ts';
import type { Whys } from './method/why.ts';
import type { PageReading } from './read-page.ts';

const known: Whys = whys;

/** The reading of a page with what each rule stands for, and where it is written. */
export function withWhys({ services, ...reading }: PageReading) {
  return {
    ...reading,
    services: services.map(({ functions, ...service }) => ({
      ...service,
      rules: service.rules?.map(told),
      functions: functions.map((one) => ({ ...one, rules: one.rules?.map(told) })),
    })),
  };
}

function told(id: string) {
  return { id, ...known[id], in: `${documentFile}#${id}` };
}
