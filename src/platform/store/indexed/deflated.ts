/**
 * Values as deflated JSON (RFC 1951), which makes what a round leaves behind ten times smaller: a year of checks is 0.2 GB
 * and not two. Both directions have to be waited for, which ends a transaction: they are done before one begins, or
 * after it ended.
 */
export type Deflated = Uint8Array<ArrayBuffer>;

export function deflated(value: unknown): Promise<Deflated> {
  return through(new CompressionStream('deflate-raw'), new TextEncoder().encode(JSON.stringify(value)));
}

export type Inflate = (bytes: Deflated) => Uint8Array | Promise<Uint8Array>;

/** @param inflate another way to inflate than the browser's own, for who reads very many */
export async function inflated(bytes: Deflated, inflate: Inflate = inflateInStream): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await inflate(bytes)));
}

function inflateInStream(bytes: Deflated): Promise<Uint8Array> {
  return through(new DecompressionStream('deflate-raw'), bytes);
}

/** By hand, since a Blob or a Response around a few thousand bytes asks the browser's other processes for them. */
async function through(change: CompressionStream | DecompressionStream, bytes: Deflated): Promise<Deflated> {
  const writer = change.writable.getWriter();
  // What fails here fails in reading too, and is told there.
  void writer.write(bytes).catch(() => undefined);
  void writer.close().catch(() => undefined);
  const reader = change.readable.getReader();
  const parts: Uint8Array[] = [];
  for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value);
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let from = 0;
  for (const part of parts) {
    whole.set(part, from);
    from += part.length;
  }
  return whole;
}

/** Times in a deflated value count from the start of its round: they are short, and alike in all rounds. */
export function shifted<Moment extends { readonly at: number }>(moments: readonly Moment[], byMs: number): Moment[] {
  return moments.map((moment) => ({ ...moment, at: moment.at + byMs }));
}
