import type { PageReading } from '../../scripts/read-page.ts';
import { services } from '../../src/catalogue/catalogue.ts';
import type { ServiceId } from '../../src/model/service.ts';
import type { ServiceState } from '../../src/model/verdict.ts';
import { isOnlySite } from '../only-site.ts';
import { labServices } from './lab-services.ts';
import { type Answer, type Expected, type Scenario, type Verdict, works } from './scenarios/scenario.ts';

/** The checked services: those of every scenario, and those that this one adds. */
export const checkedIn = ({ also = [] }: Pick<Scenario, 'also'>) =>
  services.filter(({ id }) => labServices.includes(id) || also.includes(id));

type Row = PageReading['services'][number];

/** How a verdict of the popup compares with the truth. */
export interface RowAssessed {
  readonly service: ServiceId;
  readonly said: Row | undefined;
  readonly expected: Verdict;
  readonly stateRight: boolean;
  /** `unclear`: there is a cause, but none was named. `none`: there is no cause to name. */
  readonly cause: 'right' | 'unclear' | 'wrong' | 'none';
  readonly functionsRight: boolean;
  /** Whether it is right by an accepted answer other than the first. */
  readonly accepted: boolean;
}

export interface Assessment {
  readonly networkRight: boolean;
  readonly networkAccepted: boolean;
  readonly rows: readonly RowAssessed[];
}

export function assess(scenario: Scenario, reading: PageReading): Assessment {
  const networks: readonly string[] = answersOf(scenario.network);
  const place = networks.indexOf(reading.network ?? '');
  return {
    // A stopped check shows what is known of services, and nothing about the connection.
    networkRight: place >= 0 || scenario.stopsIn !== undefined,
    networkAccepted: place > 0,
    rows: checkedIn(scenario).map(({ id }) => {
      const expected = asToldOf(id, scenario.services?.[id] ?? scenario.others ?? works);
      const said = reading.services.find(({ service }) => service === id);
      const row = assessRow(id, expected, said);
      // A stopped check says nothing about a service that it had not reached.
      const isUntold = scenario.stopsIn === 'reach' && said?.state === undefined;
      return isUntold ? { ...row, stateRight: true, functionsRight: true, cause: 'none' } : row;
    }),
  };
}

/**
 * Scenarios say what happens to hosts. If these are only the company's site, the verdict is about the site: a site that
 * is down or slow says nothing about the app.
 */
function asToldOf(id: ServiceId, expected: Expected): Expected {
  if (!isOnlySite(id)) return expected;
  const [first, ...rest] = answersOf(expected).map((verdict) => ({ ...verdict, state: ofSite[verdict.state] }));
  return rest.length === 0
    ? (first as Verdict)
    : { oneOf: [first as Verdict, ...rest], because: 'as the scenario says' };
}

const ofSite: Readonly<Record<ServiceState, ServiceState>> = {
  works: 'site-only',
  slow: 'site-only',
  blocked: 'site-blocked',
  partial: 'site-blocked',
  down: 'unsure',
  unsure: 'unsure',
  untestable: 'untestable',
  'site-only': 'site-only',
  'site-blocked': 'site-blocked',
};

/** The best match among the accepted answers. */
function assessRow(service: ServiceId, expected: Expected, said: Row | undefined): RowAssessed {
  const rows = answersOf(expected).map((verdict, place) => compare(service, verdict, said, place > 0));
  const named = rows.find((row) => isRight(row) && row.cause !== 'unclear');
  return named ?? rows.find(isRight) ?? rows.find(({ stateRight }) => stateRight) ?? (rows[0] as RowAssessed);
}

function compare(service: ServiceId, expected: Verdict, said: Row | undefined, accepted: boolean): RowAssessed {
  const stateRight =
    said?.state === expected.state && (expected.confidence === undefined || said.confidence === expected.confidence);
  const functions = Object.entries(expected.functions ?? {});
  const chip = (name: string) => said?.functions.find((one) => one.function === name);
  return {
    service,
    said,
    expected,
    accepted,
    stateRight,
    cause: compareCause(expected, said),
    functionsRight: functions.every(([name, state]) => chip(name)?.state === state),
  };
}

function compareCause(expected: Verdict, said: Row | undefined): RowAssessed['cause'] {
  if (expected.cause === undefined) return said?.cause === undefined ? 'none' : 'wrong';
  if (said?.cause === undefined) return 'unclear';
  if (said.cause !== expected.cause) return 'wrong';
  // Naming no manner is not wrong.
  return [expected.manner, said.manner].includes(undefined) || said.manner === expected.manner ? 'right' : 'wrong';
}

export const isRight = (row: RowAssessed) => row.stateRight && row.functionsRight && row.cause !== 'wrong';

export function answersOf<T>(answer: Answer<T>): readonly [T, ...T[]] {
  return typeof answer === 'object' && answer !== null && 'oneOf' in answer ? answer.oneOf : [answer as T];
}
