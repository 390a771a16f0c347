import { readdirSync, readFileSync } from 'node:fs';

const lookEveryMs = 250;

/** The peak growth in memory of a process and its descendants while `work` runs, MB (Linux). */
export async function peakMegabytes<Result>(
  pid: number,
  work: () => Promise<Result>,
): Promise<{ readonly more: number; readonly result: Result }> {
  const before = megabytesOf(pid);
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, megabytesOf(pid));
  }, lookEveryMs);
  try {
    const result = await work();
    return { more: Math.max(most, megabytesOf(pid)) - before, result };
  } finally {
    clearInterval(timer);
  }
}

/** Their private memory, plus each one's share of the shared memory (PSS). */
function megabytesOf(pid: number): number {
  const parents = new Map(processes().map((id) => [id, parentOf(id)] as const));
  const family = [...parents.keys()].filter((id) => descends(id, pid, parents));
  return family.reduce((sum, id) => sum + proportionalKilobytes(id), 0) / 1000;
}

function processes(): number[] {
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
}

function descends(id: number, ancestor: number, parents: ReadonlyMap<number, number | undefined>): boolean {
  for (let at: number | undefined = id; at !== undefined && at > 1; at = parents.get(at))
    if (at === ancestor) return true;
  return false;
}

function parentOf(id: number): number | undefined {
  const found = /^PPid:\s+(\d+)/m.exec(read(`/proc/${id}/status`));
  return found ? Number(found[1]) : undefined;
}

function proportionalKilobytes(id: number): number {
  const found = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${id}/smaps_rollup`));
  return found ? Number(found[1]) : 0;
}

/** A process may end while its files are read. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
