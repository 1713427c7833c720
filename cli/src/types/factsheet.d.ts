// Types of mount(), made by `factsheet build` for this sheet; embed.d.ts stands beside it.

import type { {{names}}, FactSheetElement, FactSlug, Sort, Theme, View } from "./embed.js";

export * from "./embed.js";

/** What `mount` takes: the attributes, as texts or lists of texts. */
export interface Options {
{{options}}  facts?: FactSlug | readonly FactSlug[];
  /** "2024", "2024-03/2027-09". */
  period?: string;
  q?: string;
  sort?: Sort;
  theme?: Theme;
  view?: View;
  /** "fragment": the page's address holds the state. */
  state?: "none" | "fragment";
  stateKey?: string;
  lang?: string;
  headline?: boolean;
  footer?: boolean;
}

/** Puts a sheet at the end of an element. */
export function mount(target: Element, options?: Options): FactSheetElement;
