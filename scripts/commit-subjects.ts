import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

// It imports only Node's own modules, since the workflow that calls it installs nothing.

/** What is wrong with a commit's subject, or undefined. */
export function mistakeIn(subject: string): string | undefined {
  if (/^(?:Merge|Revert|fixup!|squash!)/.test(subject)) return undefined;
  if (subject.length > 60) return `has ${subject.length} characters, and may have 60`;
  if (!/^[a-z\d-]+: \S/.test(subject)) return 'is not of the form "area: what changed"';
  if (!/^[a-z\d-]+: [a-z]/.test(subject)) return 'goes on with a capital or a sign after the area';
  if (subject.endsWith('.')) return 'ends with a full stop';
  return undefined;
}

/** @param range as in "main..HEAD" */
function subjectsOf(range: string): string[] {
  const { status, stdout, stderr } = spawnSync('git', ['log', '--no-merges', '--format=%s', range], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.split('\n').filter((subject) => subject !== '');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { message, range } = parseArgs({ options: { message: { type: 'string' }, range: { type: 'string' } } }).values;
  const ofMessage = message === undefined ? [] : readFileSync(message, 'utf8').split('\n').slice(0, 1);
  for (const subject of [...ofMessage, ...(range === undefined ? [] : subjectsOf(range))]) {
    const mistake = mistakeIn(subject);
    if (mistake === undefined) continue;
    console.error(`"${subject}" ${mistake}. For example: "transfers: cap the control speed after a stall".`);
    process.exitCode = 1;
  }
}
