import { pathToFileURL } from 'node:url';
import { runPackage } from './run.ts';

/** The static checks of the sources. */
export const checks = [
  {
    name: 'format, lint and boundaries',
    run: () => runPackage('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
  },
  { name: 'types', run: () => runPackage('typescript/bin/tsc', ['-b']) },
  { name: 'unused code', run: () => runPackage('knip/bin/knip.js', ['--no-config-hints']) },
];

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const { name, run } of checks) {
    const { code } = await run();
    console.log(`${code === 0 ? 'passed' : 'FAILED'}: ${name}`);
    if (code !== 0) process.exitCode = 1;
  }
}
