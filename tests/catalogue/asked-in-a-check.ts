import type { Endpoint } from '../../src/model/service.ts';

/** The endpoints that a check of a healthy service asks: none that only stands in for another, and one of each turn. */
export function askedInACheck(endpoints: readonly Endpoint[]): readonly Endpoint[] {
  return endpoints.filter(
    ({ standsInFor, inTurn }, index) =>
      standsInFor === undefined &&
      (inTurn === undefined || endpoints.findIndex((one) => one.inTurn === inTurn) === index),
  );
}
