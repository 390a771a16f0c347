import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A folder that any static host can serve. Files are replaced whole, so a reader never gets half of one. */
export interface PublicFolder {
  write(name: string, content: string | Uint8Array): Promise<void>;
  /**
   * The same for pages, by their paths. They are not waited for on the disk: every start makes them anew.
   * @param only of files that begin so, these are to be left, in each folder that has one of them
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
    async write(name, content) {
      const draft = draftOf(name);
      const file = await open(draft, 'w');
      try {
        await file.writeFile(content);
        // Without this, a file that was renamed could be empty after a power cut.
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, join(folder, name));
    },
  };
}
