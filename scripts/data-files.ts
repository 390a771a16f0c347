import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** A file that a module reads from its own folder. */
const dataFile = /new URL\(\s*(['"])([^'"]+)\1\s*,\s*import\.meta\.url\s*\)/g;

/** Puts the files that a program's modules read beside its bundle, and makes the bundle read them there. */
export function dataFilesPlugin(): Plugin {
  return {
    name: 'reachable:data-files',
    async transform(code, id) {
      const found = [...code.matchAll(dataFile)].map(([, , path = '']) => path);
      for (const path of new Set(found)) {
        const source = await readFile(join(dirname(id), path));
        this.emitFile({ type: 'asset', fileName: basename(path), source });
      }
      const beside = (_: string, quote: string, path: string) =>
        `new URL(${quote}./${basename(path)}${quote}, import.meta.url)`;
      return found.length === 0 ? undefined : code.replace(dataFile, beside);
    },
  };
}
