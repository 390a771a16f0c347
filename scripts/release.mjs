import { spawnSync } from 'node:child_process';
import { ensureDependencies } from './install.mjs';
import { root } from './root.mjs';

// The release itself needs the dependencies.
await ensureDependencies();
const command = ['node_modules/tsx/dist/cli.mjs', 'scripts/release/main.ts', ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' }).status ?? 1;
