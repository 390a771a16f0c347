import { prepared } from '../examine.ts';

/**
 * Examines each mutant whose number divided by the second argument leaves the first as the remainder, and reports the
 * results.
 */
const [part, of] = process.argv.slice(2).map(Number);

const { mutants, examine } = await prepared();
for (const [place, mutant] of mutants.entries()) {
  if (place % (of ?? 1) === part) process.send?.(await examine(mutant));
}
process.disconnect();
