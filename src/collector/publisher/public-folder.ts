import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder that any static host can serve. Files are replaced whole, so a reader never gets half of one. */
export interface PublicFolder {
  write(name: string, content: string | Uint8Array): Promise<void>;
}

export async function openPublicFolder(folder: string): Promise<PublicFolder> {
  await mkdir(folder, { recursive: true });
  return {
    async write(name, content) {
      const draft = join(folder, `.${name}.draft`);
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
