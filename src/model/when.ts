/** A condition on facts: each named fact has this word, or one of these. */
export type When<Facts> = { readonly [Fact in keyof Facts]?: Facts[Fact] | readonly Facts[Fact][] };

export function holds<Facts extends object>(when: When<Facts>, facts: Facts): boolean {
  for (const fact in when) {
    const wanted = when[fact];
    if (Array.isArray(wanted) ? !wanted.includes(facts[fact]) : wanted !== facts[fact]) return false;
  }
  return true;
}
