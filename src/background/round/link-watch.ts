/**
 * Watches for the link going away while a round goes on. Firefox says nothing of a change of network, but between two of
 * them there is a moment without any.
 */
export function watchLink(scope: EventTarget = self): { wentDown(): boolean; stop(): void } {
  let down = false;
  const note = () => {
    down = true;
  };
  scope.addEventListener('offline', note);
  return { wentDown: () => down, stop: () => scope.removeEventListener('offline', note) };
}
