import { once } from 'node:events';
import { WrongSetting } from './wrong-setting.ts';

/** Runs a program until it is told to end; what keeps it from starting ends it at once, with one sentence. */
export async function runProgram(start: () => Promise<{ close(): Promise<void> }>): Promise<void> {
  try {
    const { close } = await start();
    await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
    await close();
    process.exit();
  } catch (error) {
    if (!(error instanceof Error) || isMistakeOfOurs(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(error instanceof WrongSetting ? 2 : 1);
  }
}

/** Whatever else goes wrong (a port that is taken, a database that is not there) its operator can mend. */
function isMistakeOfOurs(error: Error): boolean {
  return error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError;
}
