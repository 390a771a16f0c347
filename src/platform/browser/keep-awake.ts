import { extension } from './extension.ts';

/** Browsers end a background 30 s after its last extension call; a pending request does not count, this does. */
const everyMs = 20_000;

/** Keeps the background alive until the returned function is called. */
export function keepAwake(): () => void {
  const timer = setInterval(() => void extension.runtime.getPlatformInfo(), everyMs);
  return () => clearInterval(timer);
}
