import axe, { type AxeResults } from 'axe-core';

/** A page of any browser driver. */
interface Evaluated {
  readonly evaluate: (expression: string) => Promise<unknown>;
}

/** The accessibility violations on the page, each with its place. */
export async function obstacles(page: Evaluated): Promise<string[]> {
  // Ends in undefined, because the value of the script cannot be serialized.
  await page.evaluate(`${axe.source}; undefined`);
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}
