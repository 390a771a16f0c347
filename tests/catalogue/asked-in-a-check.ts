import type { Endpoint } from '../../src/model/service.ts';

/** The endpoints that a check of a healthy service asks: no stand-ins, and one of each turn. */
export function askedInACheck(endpoints: readonly Endpoint[]): readonly Endpoint[] {
  return endpoints.filter(
    ({ standsInFor, inTurn }, index) =>
      standsInFor === undefined &&
      (inTurn === undefined || endpoints.findIndex((one) => one.inTurn === inTurn) === index),
  );
}
