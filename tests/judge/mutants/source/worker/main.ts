import { prepared } from '../examine.ts';

/** Examines each mutant whose place leaves the first argument as a rest, divided by the second, and tells what became of it. */
const [part, of] = process.argv.slice(2).map(Number);

const { mutants, examine } = await prepared();
for (const [place, mutant] of mutants.entries()) {
  if (place % (of ?? 1) === part) process.send?.(await examine(mutant));
}
process.disconnect();
