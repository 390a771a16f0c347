import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { root } from '../../scripts/root.ts';

/** As `npm start`, on a machine that has loopback and nothing else. */
const start = `ip link set lo up
exec ${process.execPath} --import tsx scripts/start.ts --headless --sharing --json`;

it('npm start -- --sharing ends well without a network, and says that nothing is shared', () => {
  const { status, stdout, stderr } = spawnSync('unshare', ['--net', 'sh', '-c', start], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, TSX_TSCONFIG_PATH: 'tsconfig.base.json' },
  });
  expect(stderr).toContain('one machine runs all servers');
  expect(status, stderr).toBe(0);
  const shared = JSON.parse(stdout);
  expect(shared).toMatchObject({ check: { network: 'offline' } });
  expect(shared).not.toHaveProperty('way');
});
