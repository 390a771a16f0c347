/**
 * Firefox's background is a page of its own, which may hold another one: what Chromium has the offscreen document for.
 * The types of a worker know no document, so the little of it that is used is said here.
 */
interface Frame {
  src: string;
  remove(): void;
  addEventListener(type: 'load' | 'error', listener: () => void): void;
}
interface PageAround {
  createElement(name: 'iframe'): Frame;
  readonly body: { append(frame: Frame): void };
}

let frame: Promise<Frame> | undefined;

/** Resolves once the page's script has run. */
export async function openHiddenFrame(url: string): Promise<void> {
  frame ??= new Promise((resolve, reject) => {
    const { document: around } = globalThis as unknown as { readonly document: PageAround };
    const made = around.createElement('iframe');
    made.addEventListener('load', () => resolve(made));
    made.addEventListener('error', () => reject(new Error(`${url} cannot be opened`)));
    made.src = url;
    around.body.append(made);
  });
  await frame;
}

export async function closeHiddenFrame(): Promise<void> {
  const open = frame;
  frame = undefined;
  (await open?.catch(() => undefined))?.remove();
}
