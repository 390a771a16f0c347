import { once } from 'node:events';
import { WrongSetting } from './wrong-setting.ts';

/** Runs a program until a signal ends it. If it cannot start, prints one sentence and exits. */
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

/** Other errors at the start, such as a port in use or a missing database, are for the operator to fix. */
function isMistakeOfOurs(error: Error): boolean {
  return error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError;
}
