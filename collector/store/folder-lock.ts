import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The start time distinguishes this process from an earlier one with the same id: in a container, the id is always 1.
 */
const thisProcess = { pid: process.pid, startedAt: Math.round(performance.timeOrigin) };

/**
 * Keeps a second process out of a folder. PGlite does not do this itself, and a second process would corrupt it. The
 * lock of a killed process is taken over.
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'lock');
  const release = () => rm(file, { force: true });
  const text = JSON.stringify(thisProcess);
  const taken = await writeFile(file, text, { flag: 'wx' }).then(
    () => true,
    () => false,
  );
  if (taken) return { release };
  const holder = readHolder(await readFile(file, 'utf8'));
  if (holder !== undefined && isAlive(holder)) {
    throw new Error(
      `${folder} is in use by process ${holder.pid}. Several processes share a PostgreSQL (DATABASE_URL), not a folder; ` +
        `if that process is another program, delete ${file}.`,
    );
  }
  await writeFile(file, text);
  return { release };
}

type Holder = typeof thisProcess;

function readHolder(text: string): Holder | undefined {
  try {
    const { pid, startedAt } = JSON.parse(text);
    return Number.isInteger(pid) && Number.isInteger(startedAt) ? { pid, startedAt } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, startedAt }: Holder): boolean {
  if (pid === thisProcess.pid) return startedAt === thisProcess.startedAt;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
