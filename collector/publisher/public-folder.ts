import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A folder that any static host can serve. Files are replaced whole, so a reader never gets half of one. */
export interface PublicFolder {
  write(name: string, content: string | Uint8Array): Promise<void>;
  has(name: string): boolean;
  /** Undefined if there is no such file. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Removes a file, or a folder with all that is in it, if there is one. */
  remove(name: string): Promise<void>;
  /**
   * Writes pages, by their paths. It does not wait for the disk: every start makes them anew.
   * @param only files that begin so stay, in each folder that has one of them; all others are removed
   */
  writePages(pages: Iterable<readonly [path: string, content: string]>, only?: string): Promise<void>;
}

export async function openPublicFolder(folder: string): Promise<PublicFolder> {
  await mkdir(folder, { recursive: true });
  const draftOf = (path: string) => join(folder, dirname(path), `.${basename(path)}.draft`);
  return {
    async writePages(pages, only) {
      const written = new Map<string, Set<string>>();
      for (const [path, content] of pages) {
        const inside = dirname(path);
        const files = written.get(inside) ?? new Set();
        if (files.size === 0) await mkdir(join(folder, inside), { recursive: true });
        written.set(inside, files.add(basename(path)));
        await writeFile(draftOf(path), content);
        await rename(draftOf(path), join(folder, path));
      }
      if (only === undefined) return;
      for (const [inside, files] of written) {
        const old = (await readdir(join(folder, inside))).filter((file) => file.startsWith(only) && !files.has(file));
        for (const file of old) await rm(join(folder, inside, file));
      }
    },
    has: (name) => existsSync(join(folder, name)),
    read: (name) => readFrom(folder, name),
    async remove(name) {
      await rm(join(folder, name), { recursive: true, force: true });
    },
    async write(name, content) {
      const draft = draftOf(name);
      await mkdir(dirname(draft), { recursive: true });
      const file = await open(draft, 'w');
      try {
        await file.writeFile(content);
        // Without this, a renamed file could be empty after a power cut.
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, join(folder, name));
    },
  };
}

/** A file of a published folder; undefined if there is none. */
export function readFrom(folder: string, name: string): Promise<Uint8Array | undefined> {
  return readFile(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
