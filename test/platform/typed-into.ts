/** What a person types into each field of a form, their own for each `n`. */
const typedBy = (n: number): Record<string, string> => ({
  type: "Company",
  mail: `new${n}@example.com`,
  country: "Hong Kong",
  phone: `5131 ${1000 + n}`,
  contact: `new${n}@example.com`,
  code: "123456",
});

/** The same for those fields of a form that it asks. */
export function typedInto(n: number, isAsked: (field: string) => boolean): Record<string, string> {
  return Object.fromEntries(Object.entries(typedBy(n)).filter(([field]) => isAsked(field)));
}
