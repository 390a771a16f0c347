import { hasPublicAddressChanged, type ReflexiveAddress } from '../../measure/network/public-address-changed.ts';

/**
 * A tick that comes this much too late, or a clock that moves this much by itself, means sleep or a clock change.
 * @source our choice: a busy machine delays a timer by less
 */
const jumpMs = 8000;
const tickMs = 1000;

/** The number of the connection that the background uses: after an interruption it may be another network. */
export interface ConnectionWatch {
  /** Rises by one with each interruption. */
  current(): number;
  /** Takes what a relay said of this browser's address, which is kept nowhere else. */
  seenFrom(answer: ReflexiveAddress): void;
  stop(): void;
}

/**
 * Watches for the device falling asleep, its clock being set, its link going away, and relays seeing it in another
 * network. Firefox does not tell of a change of network, and no browser of one behind the router. Chromium's workers get no
 * event when the link goes away (crbug.com/114475), so it is looked at as well.
 * @param before the connection of the last observation of an earlier background
 */
export function watchConnection(
  before: number,
  scope: EventTarget = self,
  isOnLine: () => boolean = () => navigator.onLine,
): ConnectionWatch {
  let connection = before;
  let wall = Date.now();
  let steady = performance.now();
  const answers: ReflexiveAddress[] = [];
  const lost = () => {
    connection += 1;
  };
  let wasOnLine = isOnLine();
  const look = () => {
    const onLine = isOnLine();
    if (wasOnLine && !onLine) lost();
    wasOnLine = onLine;
    const wallPassed = Date.now() - wall;
    const steadyPassed = performance.now() - steady;
    if (Math.abs(wallPassed - steadyPassed) > jumpMs || steadyPassed > tickMs + jumpMs) lost();
    wall += wallPassed;
    steady += steadyPassed;
  };
  const timer = setInterval(look, tickMs);
  scope.addEventListener('offline', lost);
  return {
    seenFrom(answer) {
      answers.push(answer);
      if (!hasPublicAddressChanged(answers)) return;
      lost();
      answers.length = 0;
    },
    current() {
      look();
      return connection;
    },
    stop() {
      clearInterval(timer);
      scope.removeEventListener('offline', lost);
    },
  };
}
