import { pathToFileURL } from 'node:url';
import { runPackage } from './run.ts';

export const targets = ['chrome', 'firefox'] as const;

export type Target = (typeof targets)[number];

interface BuildOptions {
  /** Instead of `dist/<target>`. */
  readonly outDir?: string;
  readonly quiet?: boolean;
  /** A file that names relays, or empty for a build without sharing, instead of what the environment says. */
  readonly sharing?: string;
  /** For Firefox: says where updates are outside Mozilla's store. */
  readonly forMirror?: boolean;
}

/** Builds the extension for one kind of browser. */
export async function build(
  target: Target,
  {
    outDir = `dist/${target}`,
    quiet = false,
    sharing = process.env['SHARING'] ?? '',
    forMirror = false,
  }: BuildOptions = {},
): Promise<void> {
  // NODE_ENV=test or =development would put debugging code into the package.
  const env = { BROWSER: target, NODE_ENV: 'production', SHARING: sharing, FOR_MIRROR: forMirror ? 'yes' : '' };
  const args = ['build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'];
  const { code, output } = await runPackage('vite/bin/vite.js', args, { env, quiet });
  if (code !== 0) throw new Error(`The ${target} build failed.\n${output}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const target of targets) {
    await build(target);
    console.log(`dist/${target} is built.`);
  }
}
