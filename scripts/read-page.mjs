/**
 * Reads the data attributes of the popup. It runs in the page, so it can use nothing outside itself.
 */
export function readPage() {
  /** @param {Element} element */
  const marksOf = (element) => /** @type {HTMLElement} */ (element).dataset;
  const { network, checkedAt } = document.documentElement.dataset;
  return {
    checkedAt: Number(checkedAt),
    network,
    services: [...document.querySelectorAll('[data-service]')].map((row) => {
      const { service, state, cause, manner, confidence } = marksOf(row);
      const functions = [...row.querySelectorAll('[data-function]')].map((chip) => {
        const marks = marksOf(chip);
        const count = chip.querySelector('.count')?.textContent ?? undefined;
        return { function: marks['function'], state: marks['state'], cause: marks['cause'], count };
      });
      return { service, state, cause, manner, confidence, functions };
    }),
  };
}

/** @typedef {ReturnType<typeof readPage>} PageReading */
