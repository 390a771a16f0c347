import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { dayHeading } from './format-when.ts';

interface Props<Item> {
  /** Newest first. */
  readonly items: readonly Item[];
  /** Epoch ms. */
  readonly at: (item: Item) => number;
  readonly now: number;
  /** Renders the items of a day. @param label the id of the heading */
  readonly render: (items: readonly Item[], label: string) => ComponentChildren;
}

/** A list under a heading for each day. */
export function ByDay<Item>({ items, at, now, render }: Props<Item>) {
  const id = useId();
  const days = new Map<string, Item[]>();
  for (const item of items) {
    const day = new Date(at(item)).toDateString();
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return (
    <>
      {[...days].map(([day, some]) => {
        const [first] = some;
        return (
          <section key={day} class="day" aria-labelledby={`${id}${day}`}>
            <h2 id={`${id}${day}`}>{first === undefined ? '' : dayHeading(at(first), now)}</h2>
            {render(some, `${id}${day}`)}
          </section>
        );
      })}
    </>
  );
}
