/**
 * Web Locks, which Node 20 and happy-dom lack: one holder of each name at a time, in the order in which they asked.
 * Importing this file installs them.
 */

const last = new Map<string, Promise<unknown>>();

const locks = {
  request<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const turn = (last.get(name) ?? Promise.resolve()).then(work);
    last.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  },
};

if (globalThis.navigator === undefined) Object.assign(globalThis, { navigator: { locks } });
else Object.defineProperty(globalThis.navigator, 'locks', { value: locks, configurable: true });
