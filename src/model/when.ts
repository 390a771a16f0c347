/** A condition on facts: each fact that is named has this word, or one of these. */
export type When<Facts> = { readonly [Fact in keyof Facts]?: Facts[Fact] | readonly Facts[Fact][] };

export function holds<Facts extends object>(when: When<Facts>, facts: Facts): boolean {
  return (Object.keys(when) as (keyof Facts)[]).every((fact) => {
    const wanted = when[fact];
    return Array.isArray(wanted) ? wanted.includes(facts[fact]) : wanted === facts[fact];
  });
}
