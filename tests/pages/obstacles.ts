import axe, { type AxeResults, type RunOptions } from 'axe-core';

/** A page of any browser driver. */
interface Evaluated {
  readonly evaluate: (expression: string) => Promise<unknown>;
}

/** The accessibility violations on the page, each with its place. */
export async function obstacles(page: Evaluated): Promise<string[]> {
  // Ends in undefined, because the value of the script cannot be serialized.
  await page.evaluate(`${axe.source}; undefined`);
  return violations(page, {});
}

/** The violations that different colors can cause, on a page whose other obstacles were read before. */
export function obstaclesOfColors(page: Evaluated): Promise<string[]> {
  return violations(page, { runOnly: ['color-contrast', 'link-in-text-block'] });
}

async function violations(page: Evaluated, options: RunOptions): Promise<string[]> {
  const { violations } = (await page.evaluate(`axe.run(${JSON.stringify(options)})`)) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}
