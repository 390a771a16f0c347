import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { findProgram } from '../../scripts/debian.ts';
import { root } from '../../scripts/root.ts';
import { type ServerName, serverNames } from '../../scripts/servers.ts';
import { startProgram } from './program.ts';

/** The files with which other operators start the programs. */
const folder = join(root, 'collector/deploy');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

interface Service {
  readonly build?: { readonly target: ServerName };
  readonly environment?: Readonly<Record<string, string>>;
}
const services = readdirSync(folder)
  .filter((file) => file.startsWith('compose'))
  .flatMap((file) => Object.values<Service>(parse(read(file), { merge: true }).services));

/** The variables that a program is given, each with its file. */
function variablesOf(name: ServerName): string[] {
  const composed = services.filter(({ build }) => build?.target === name);
  const unit = read(`reachable-${name}.service`);
  return [
    ...composed.flatMap(({ environment = {} }) => Object.keys(environment)),
    ...[...unit.matchAll(/^Environment=(.+)$/gm)].flatMap(([, line = '']) =>
      [...line.matchAll(/(\w+)=\S+/g)].map(([, variable = '']) => variable),
    ),
  ];
}

it('the Containerfile passes its linter', () => {
  expect(validate(read('Containerfile'))).toEqual([]);
});

it.each(serverNames)('systemd understands the unit of the %s', (name) => {
  const analyze = findProgram('systemd-analyze');
  if (analyze === undefined) throw new Error('This needs systemd-analyze (on Debian: systemd).');
  const unit = join(mkdtempSync(join(tmpdir(), 'reachable-unit-')), `reachable-${name}.service`);
  onTestFinished(() => rmSync(dirname(unit), { recursive: true }));
  // On this machine its programs are elsewhere.
  writeFileSync(unit, read(`reachable-${name}.service`).replace('/usr/bin/node', process.execPath));
  const { status, stdout, stderr } = spawnSync(analyze, ['verify', '--man=no', unit], { encoding: 'utf8' });
  expect([status, stdout + stderr]).toEqual([0, '']);
});

describe.each(serverNames)('the program %s', (name) => {
  it('knows every variable that its unit and its container set', async () => {
    const program = startProgram(name, {}, ['--help']);
    await once(program.process, 'close');
    const known = [...program.output().matchAll(/^ {2}([A-Z_]+)(?:=|$)/gm)].map(([, variable]) => variable);
    expect(variablesOf(name).length).toBeGreaterThan(0);
    expect(variablesOf(name).filter((variable) => !known.includes(variable))).toEqual([]);
  });
});
