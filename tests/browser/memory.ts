import { readdirSync, readFileSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';

/**
 * The memory of a browser's processes together, MiB: pages that several share are counted once (`Pss` of Linux).
 */
export function memoryOf(browser: Browser): number {
  const pid = browser.process()?.pid;
  return pid === undefined ? 0 : [pid, ...descendantsOf(pid)].reduce((sum, one) => sum + pssOf(one), 0) / 1024;
}

/** Measures ten times a second during the work, and returns the greatest growth in memory, MiB. */
export async function growthDuring(browser: Browser, work: () => Promise<unknown>): Promise<number> {
  const before = memoryOf(browser);
  let most = before;
  const look = () => {
    most = Math.max(most, memoryOf(browser));
  };
  const looking = setInterval(look, 100);
  try {
    await work();
    look();
  } finally {
    clearInterval(looking);
  }
  return Math.round(most - before);
}

function descendantsOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : '';
    // The name of a program, in parentheses, may have spaces.
    const parent = /^.*\) \S (\d+)/.exec(stat)?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const below = (top: number): number[] =>
    [...parents].flatMap(([child, parent]) => (parent === top ? [child, ...below(child)] : []));
  return below(pid);
}

const pssOf = (pid: number) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);

/** A process may end meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
