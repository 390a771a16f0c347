import { describe, expect, it } from 'vitest';
import { watchLink } from '../../src/background/round/link-watch.ts';

describe('the link of a round', () => {
  it('has been down once the browser said so, and also when it is back', () => {
    const browser = new EventTarget();
    const link = watchLink(browser);
    expect(link.wentDown()).toBe(false);
    browser.dispatchEvent(new Event('offline'));
    browser.dispatchEvent(new Event('online'));
    expect(link.wentDown()).toBe(true);
    link.stop();
  });

  it('is watched no longer after the round', () => {
    const browser = new EventTarget();
    const link = watchLink(browser);
    link.stop();
    browser.dispatchEvent(new Event('offline'));
    expect(link.wentDown()).toBe(false);
  });
});
