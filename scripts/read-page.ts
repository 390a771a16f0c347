/**
 * Reads the data attributes of the popup. It runs in the page, so it can use nothing outside itself. No function in it
 * has a name: esbuild would mark named ones with its own helper, which the page lacks.
 */
export function readPage() {
  const { network, checkedAt } = document.documentElement.dataset;
  return {
    checkedAt: Number(checkedAt),
    network,
    services: [...document.querySelectorAll<HTMLElement>('[data-service]')].map((row) => {
      const { service, state, cause, manner, confidence } = row.dataset;
      const rules = row.dataset['rules']?.split(' ');
      const functions = [...row.querySelectorAll<HTMLElement>('[data-function]')].map((chip) => {
        const marks = chip.dataset;
        const [leftOut, rules] = [marks['leftOut']?.split(' '), marks['rules']?.split(' ')];
        return { function: marks['function'], state: marks['state'], cause: marks['cause'], leftOut, rules };
      });
      return { service, state, cause, manner, confidence, rules, functions };
    }),
  };
}

export type PageReading = ReturnType<typeof readPage>;
