/** Fields, each with its possible values. */
export type Choices<Fields> = { readonly [Field in keyof Fields]: Fields[Field] | readonly Fields[Field][] };

/** All records with one value for each field. */
export function combinations<Fields extends object>(choices: Choices<Fields>): Fields[] {
  return Object.entries(choices).reduce<object[]>(
    (made, [field, values]) => made.flatMap((one) => [values].flat().map((value) => ({ ...one, [field]: value }))),
    [{}],
  ) as Fields[];
}
