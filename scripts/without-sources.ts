import type { Plugin } from 'vite';

/**
 * Leaves out the texts that say where the catalogue knows an address from. Only those who read the source need them, and
 * the background of every browser would carry them.
 */
export function withoutSources(code: string): string {
  return code.replace(/\bwhere:\s*'(?:[^'\\]|\\.)*'/g, "where: ''");
}

export function withoutSourcesPlugin(): Plugin {
  return {
    name: 'reachable:without-sources',
    enforce: 'pre',
    transform(code, id) {
      return id.includes('/src/catalogue/') && id.endsWith('.ts') ? withoutSources(code) : undefined;
    },
  };
}
