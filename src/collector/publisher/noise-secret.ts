import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { WrongSetting } from '../wrong-setting.ts';

const secretBytes = 32;

/**
 * The secret that noise is made from, out of a file; where there is none it is made, for nobody else to read. Whoever has
 * it can take the noise off what was published, but not the rounding.
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
