/** How many reads of the history are being inflated. Other threads do that, in as many turns as the machine needs. */
let inflating = 0;

export function isInflating(): boolean {
  return inflating > 0;
}

const Inflate = globalThis.DecompressionStream;
globalThis.DecompressionStream = class extends Inflate {
  override readonly readable = this.#counted(super.readable);

  #counted<Chunk>(inflated: ReadableStream<Chunk>): ReadableStream<Chunk> {
    inflating++;
    const ends = new TransformStream<Chunk, Chunk>();
    void inflated
      .pipeTo(ends.writable)
      .catch(() => undefined)
      .finally(() => {
        inflating--;
      });
    return ends.readable;
  }
};
