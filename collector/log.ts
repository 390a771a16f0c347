import { writeEveryMs } from './write-clock.ts';

/** Logs something for the operator. A message names no sender and nothing that a sender said. */
export type Say = (message: string, level?: 'info' | 'warning' | 'error') => void;

/** Prints each message as a line of JSON, with a time no finer than a disk shows. */
export function logOf(
  program: string,
  write: (line: string) => void = (line) => process.stdout.write(line),
  now: () => number = Date.now,
): Say {
  return (message, level = 'info') => {
    const time = new Date(Math.floor(now() / writeEveryMs) * writeEveryMs).toISOString();
    write(`${JSON.stringify({ time, level, program, message })}\n`);
  };
}

/** The code of an error, for the log: its message may hold an address. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
