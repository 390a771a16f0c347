/** A tick that comes this much too late, or a clock that moves this much by itself, means sleep or a clock change. */
const jumpMs = 8000;
const tickMs = 1000;

/** Watches for the machine falling asleep, or its clock being set, while a round goes on. */
export function watchClock(): { jumped(): boolean; stop(): void } {
  let wall = Date.now();
  let steady = performance.now();
  let jumped = false;
  const look = () => {
    const wallPassed = Date.now() - wall;
    const steadyPassed = performance.now() - steady;
    if (Math.abs(wallPassed - steadyPassed) > jumpMs || steadyPassed > tickMs + jumpMs) jumped = true;
    wall += wallPassed;
    steady += steadyPassed;
  };
  const timer = setInterval(look, tickMs);
  return {
    jumped() {
      look();
      return jumped;
    },
    stop: () => clearInterval(timer),
  };
}
