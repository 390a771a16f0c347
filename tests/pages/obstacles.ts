import axe, { type AxeResults } from 'axe-core';

/** A page of whichever driver. */
interface Evaluated {
  readonly evaluate: (expression: string) => Promise<unknown>;
}

/** What assistive software would stumble over on the page, each with where. */
export async function obstacles(page: Evaluated): Promise<string[]> {
  // What the text comes to is nothing that a driver could carry over.
  await page.evaluate(`${axe.source}; undefined`);
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}
