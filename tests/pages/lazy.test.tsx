// @vitest-environment happy-dom
import '../fake-extension.ts';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { lazy } from '../../src/pages/shared/lazy.tsx';

test('a lazy component loads once, and renders at once from then on', async () => {
  let loads = 0;
  const Greeting = lazy(async () => {
    loads++;
    return ({ name }: { readonly name: string }) => <p>Hello, {name}</p>;
  });
  const place = document.body;
  render(<Greeting name="Ada" />, place);
  expect(place.textContent).toBe('');
  await expect.poll(() => place.textContent).toBe('Hello, Ada');
  await act(() => render(undefined, place));
  render(<Greeting name="Grace" />, place);
  expect(place.textContent).toBe('Hello, Grace');
  expect(loads).toBe(1);
});
