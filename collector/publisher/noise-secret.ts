import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { WrongSetting } from '../wrong-setting.ts';

const secretBytes = 32;

/**
 * Reads the secret for the noise from a file, or creates it there, readable by its owner only. Whoever has the secret
 * can remove the noise from published counts, but not the rounding.
 */
export async function readNoiseSecret(file: string): Promise<Uint8Array> {
  const fresh = randomBytes(secretBytes).toString('hex');
  await writeFile(file, `${fresh}\n`, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw new WrongSetting(`${file} cannot be written: ${error.message}`);
  });
  const text = (await readFile(file, 'utf8')).trim();
  if (!/^[0-9a-f]{64}$/.test(text)) throw new WrongSetting(`${file} has to hold 32 bytes in hexadecimal digits.`);
  return Buffer.from(text, 'hex');
}
