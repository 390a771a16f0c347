/**
 * What forced colours hide on a page. Both functions run inside it, so they must not use anything from outside
 * themselves.
 */

/** Marks boxes with a background and no content, before colours are forced. */
export function markPainted(): void {
  for (const one of document.body.querySelectorAll<HTMLElement>('*')) {
    if (one instanceof SVGElement || one.matches('input, select, progress, canvas, img, hr')) continue;
    const { width, height } = one.getBoundingClientRect();
    const isPainted = !/^rgba\(.*, 0\)$/.test(getComputedStyle(one).backgroundColor);
    const isEmpty = !one.textContent?.trim() && !one.querySelector('svg, input, canvas');
    if (isPainted && isEmpty && width > 2 && height > 2 && one.checkVisibility()) one.dataset['painted'] = '';
  }
}

/** Drawn shapes without a visible colour, and boxes that only their background showed, while colours are forced. */
export function invisible(): string[] {
  const probe = document.body.appendChild(document.createElement('p'));
  const rgb = (color: string) => {
    probe.style.cssText = `forced-color-adjust: none; color: ${color}`;
    const [red = 0, green = 0, blue = 0, alpha = 1] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(
      Number,
    );
    return { parts: [red, green, blue], alpha };
  };
  const lightness = (color: string) => {
    const [red = 0, green = 0, blue = 0] = rgb(color).parts.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const canvas = lightness('Canvas');
  const isSeen = (color: string) => {
    if (color === 'none' || rgb(color).alpha === 0) return false;
    if (color.startsWith('url(')) return true;
    const [dark = 0, light = 0] = [lightness(color), canvas].toSorted((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05) >= 3;
  };
  const name = (one: Element) =>
    `${one.tagName.toLowerCase()}.${one.getAttribute('class')} in ${one.closest('[class]')?.parentElement?.className}`;
  const drawings = [...document.querySelectorAll('svg')].filter((one) => one.checkVisibility() && one.clientWidth > 0);
  const pale = drawings.filter((drawing) => {
    const shapes = [...drawing.querySelectorAll('path, rect, circle, line, polygon, use')].filter(
      (one) => !one.closest('pattern, symbol, defs'),
    );
    return (
      shapes.length > 0 &&
      !shapes.some((one) => {
        const { fill, stroke } = getComputedStyle(one);
        return isSeen(fill) || isSeen(stroke);
      })
    );
  });
  const flat = [...document.body.querySelectorAll('[data-painted]')].filter((one) => {
    const { borderTopStyle, borderBottomStyle, outlineStyle, backgroundImage } = getComputedStyle(one);
    return (
      [borderTopStyle, borderBottomStyle, outlineStyle].every((style) => style === 'none') && backgroundImage === 'none'
    );
  });
  probe.remove();
  return [
    ...new Set([...pale.map((one) => `pale: ${name(one)}`), ...flat.map((one) => `only a background: ${name(one)}`)]),
  ];
}
