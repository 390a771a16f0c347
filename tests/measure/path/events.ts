/** Events and their times, ms, on a clock that no test waits for. */
export class Events {
  now = 0;
  /** A heap: no event is later than the two at twice its place plus one and two. */
  readonly #heap: { readonly at: number; readonly order: number; readonly run: () => void }[] = [];
  #order = 0;

  at(at: number, run: () => void): void {
    const event = { at: Math.max(at, this.now), order: this.#order++, run };
    const heap = this.#heap;
    let place = heap.length;
    heap.push(event);
    while (place > 0) {
      const above = (place - 1) >> 1;
      const other = heap[above];
      if (other === undefined || !isLater(other, event)) break;
      heap[place] = other;
      place = above;
    }
    heap[place] = event;
  }

  /** Runs everything until nothing is left, or until this time. */
  run(untilMs = Number.POSITIVE_INFINITY): void {
    while ((this.#heap[0]?.at ?? Number.POSITIVE_INFINITY) <= untilMs) if (!this.step()) return;
  }

  /** Runs the next of them; returns whether there was one. */
  step(): boolean {
    const next = this.#heap[0];
    if (next === undefined) return false;
    this.#take();
    this.now = next.at;
    next.run();
    return true;
  }

  #take(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      const [left, right] = [heap[below], heap[below + 1]];
      if (left === undefined) break;
      if (right !== undefined && isLater(left, right)) below += 1;
      const sooner = heap[below];
      if (sooner === undefined || !isLater(last, sooner)) break;
      heap[place] = sooner;
      place = below;
    }
    heap[place] = last;
  }
}

function isLater(one: { at: number; order: number }, other: { at: number; order: number }): boolean {
  return one.at > other.at || (one.at === other.at && one.order > other.order);
}
