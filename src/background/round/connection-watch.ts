import { hasPublicAddressChanged, type ReflexiveAddress } from '../../measure/network/public-address-changed.ts';

/**
 * A tick that is this late, or a clock that jumps this far, means sleep or a clock change.
 * @source our choice: a busy machine delays a timer by less
 */
const jumpMs = 8000;
const tickMs = 1000;

/** The number of the current connection: after an interruption it may be another network. */
export interface ConnectionWatch {
  /** Rises by one with each interruption. */
  current(): number;
  /** Takes the address at which a relay sees this browser. It is kept nowhere else. */
  seenFrom(answer: ReflexiveAddress): void;
  stop(): void;
}

/**
 * Detects that the device slept, its clock was set, its link went down, or relays see it in another network. Firefox
 * does not report a change of network, and no browser reports one behind the router. Chromium's workers get no event
 * when the link goes down (crbug.com/114475), so the state of the link is polled.
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
