import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder that any static host can serve. A file in it is the old one or the new one, never half of one. */
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
        // Renamed before its bytes are on the disk, a file would be empty after a power cut.
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, join(folder, name));
    },
  };
}
