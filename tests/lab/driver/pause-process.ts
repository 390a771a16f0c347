import { readdirSync, readFileSync } from 'node:fs';

/** Pauses a process and its descendants for a while, like an overloaded machine. */
export async function pauseProcess(pid: number, ms: number): Promise<void> {
  const stopped = withDescendants(pid);
  for (const one of stopped) signal(one, 'SIGSTOP');
  await new Promise((done) => setTimeout(done, ms));
  for (const one of stopped) signal(one, 'SIGCONT');
}

function withDescendants(pid: number): readonly number[] {
  const parents = new Map(readdirSync('/proc').flatMap((name) => parentOf(name) ?? []));
  const isOurs = (one: number | undefined): boolean => one !== undefined && (one === pid || isOurs(parents.get(one)));
  return [...parents.keys()].filter(isOurs);
}

function parentOf(name: string): [[number, number]] | undefined {
  if (!/^\d+$/.test(name)) return undefined;
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    // The command name, in parentheses, can contain any characters.
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [[Number(name), Number(parent)]];
  } catch {
    return undefined;
  }
}

/** Ignores processes that have ended meanwhile. */
function signal(pid: number, name: 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, name);
  } catch {}
}
