import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';

/** The size of `packedGibibyte` after unpacking, MiB. */
export const packedMebibytes = 1024;

const bytes = packedMebibytes * 2 ** 20;

/** Content codings that browsers unpack, and two pairs of them nested. */
export const codings = ['gzip', 'deflate', 'br', 'zstd', 'gzip, gzip'] as const;
type Coding = (typeof codings)[number];

const made = new Map<Coding, Buffer>();

/** A gibibyte of zeros in this coding: a megabyte of gzip or deflate, and a few packets of any other. */
export function packedGibibyte(coding: Coding): Buffer {
  const known = made.get(coding) ?? makers[coding]();
  made.set(coding, known);
  return known;
}

const makers: Readonly<Record<Coding, () => Buffer>> = {
  gzip: () => gzipSync(Buffer.alloc(bytes)),
  deflate: () => deflateSync(Buffer.alloc(bytes)),
  br: () => brotliCompressSync(Buffer.alloc(bytes), { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } }),
  zstd: zstdOfZeros,
  'gzip, gzip': () => gzipSync(packedGibibyte('gzip')),
};

/** One frame of blocks that repeat one byte (RFC 8878, section 3.1.1.2.2): four bytes for 128 KiB. */
function zstdOfZeros(): Buffer {
  const blockBytes = 2 ** 17;
  const blocks = bytes / blockBytes;
  const frame = Buffer.alloc(6 + 4 * blocks);
  // The magic number, no flags, and a window of 8 MiB.
  frame.writeUInt32LE(0xfd2fb528, 0);
  frame.writeUInt8(13 << 3, 5);
  for (let index = 0; index < blocks; index++) {
    const isLast = index === blocks - 1 ? 1 : 0;
    frame.writeUIntLE((blockBytes << 3) | (1 << 1) | isLast, 6 + 4 * index, 3);
  }
  return frame;
}
