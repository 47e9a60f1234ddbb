import { IntlMessageFormat } from "intl-messageformat";

/**
 * The compiled form of a message: a sentence, or pieces with values between them. Of intl-messageformat only the parser
 * is used, because its formatter takes ten times as long.
 */
export type Compiled = string | Piece[];
export type Piece =
  | string
  | { name: string }
  | { name: string; format: Intl.NumberFormat }
  | { name: string; rules: Intl.PluralRules; forms: Record<string, Piece[]> };

/**
 * Compiles a pattern in ICU's message format. @throws when it is malformed, or has a part of a kind that our messages
 * do not use.
 */
export function compile(pattern: string, language: string): Compiled {
  const parsed = new IntlMessageFormat(pattern, language, undefined, { ignoreTag: true }).getAst();
  const pieces = (parsed as Element[]).map(pieceOf(language));
  const [only] = pieces;
  return pieces.length === 1 && typeof only === "string" ? only : pieces;
}

export function formOf({ rules, forms }: Extract<Piece, { rules: Intl.PluralRules }>, count: number): Piece[] {
  return forms[rules.select(count)] ?? forms.other!;
}

/** The elements that icu-messageformat-parser gives, as far as our messages use them. */
type Element =
  | { type: 0 | 1 | 2; value: string }
  | { type: 6; value: string; options: Record<string, { value: Element[] }> }
  | { type: 7 };

function pieceOf(language: string, counted = ""): (element: Element) => Piece {
  return (element) => {
    switch (element.type) {
      case 0:
        return element.value;
      case 1:
        return { name: element.value };
      case 2:
      case 7:
        return { name: element.type === 7 ? counted : element.value, format: new Intl.NumberFormat(language) };
      case 6: {
        const forms = Object.entries(element.options).map(([form, { value }]) => [
          form,
          value.map(pieceOf(language, element.value)),
        ]);
        return { name: element.value, rules: new Intl.PluralRules(language), forms: Object.fromEntries(forms) };
      }
      default:
        throw new Error("A message is written in a way that nobody puts into words.");
    }
  };
}
