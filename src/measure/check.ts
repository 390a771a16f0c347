import type { Observation } from '../model/observation.ts';
import type { ServiceId } from '../model/service.ts';
import { cutsSeveralCompanies } from './endpoints/cuts-of-several.ts';
import { type SubstitutePages, substitutePages } from './endpoints/substitute-pages.ts';
import { servicesOnWaysRound } from './endpoints/ways-round.ts';
import { type Line, lineOf } from './network/line.ts';
import { isFilteredHere } from './network/own-filter.ts';
import { isAnswer } from './outcomes.ts';

/** The observations of a check, oldest first, and what is derived from them once for all services. */
export interface Check {
  readonly seen: readonly Observation[];
  readonly line: Line;
  readonly pages: SubstitutePages;
  /** Does a filter of the person's own, or of their network, answer DNS lookups? */
  readonly isFilteredHere: boolean;
  /** The services that are reached by a route of their own, such as a proxy on this device. */
  readonly waysRound: ReadonlySet<ServiceId>;
  /** Are hosts of several companies cut off in the same way? */
  readonly cutsSeveralCompanies: boolean;
  /** Did a control answer after the services were asked? */
  readonly controlsAnswerAfter: boolean;
}

export function checkOf(seen: readonly Observation[]): Check {
  const line = lineOf(seen);
  const pages = substitutePages(seen);
  return {
    seen,
    line,
    isFilteredHere: isFilteredHere(seen, line),
    pages,
    waysRound: servicesOnWaysRound(seen, pages),
    cutsSeveralCompanies: cutsSeveralCompanies(seen),
    controlsAnswerAfter: seen.some((o) => o.subject.kind === 'control' && o.phase === 'after' && isAnswer(o)),
  };
}
