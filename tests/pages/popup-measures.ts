/** Measures of an open popup. Each runs inside the page, so it needs nothing from outside, and no function in it. */

/** How much of the window is left for the list, and where the line of what works ends. */
export function roomOfPage(): { readonly list: number; readonly worksEnds: number; readonly height: number } {
  const list = document.querySelector('.services')?.getBoundingClientRect();
  const works = document.querySelector('.headline-works')?.getBoundingClientRect();
  return {
    list: (innerHeight - (list?.top ?? 0)) / innerHeight,
    worksEnds: works?.bottom ?? Number.POSITIVE_INFINITY,
    height: document.documentElement.scrollHeight,
  };
}
