// Types of <fact-sheet>, made by `factsheet build` for this sheet: lay them
// beside your program, or point `paths` of your tsconfig.json at them.

{{slugs}}
/** One slug or several, with spaces or commas between; the first is checked. */
export type Many<Slug extends string> = Slug | `${Slug} ${string}` | `${Slug},${string}`;
/** What a property of slugs takes; null takes the attribute away. */
export type Choice<Slug extends string> = Many<Slug> | readonly Slug[] | "" | null | undefined;

export type Sort = "editor" | "largest" | "newest" | "name";
export type View = "sheet" | "facts" | "timeline" | "figures";
export type Theme = "auto" | "light" | "dark";

/** A fact as a plain object. Texts are empty where the sheet says nothing. */
export interface Fact {
  slug: FactSlug;
  topic: {{topics}};
  statement: string;
  /** Figures in words, the main one first: "over 1.8 billion US dollars". */
  figures: string[];
  /** EDTF (ISO 8601-2). */
  period: string;
  source: string;
  locator: string;
  inferred: string;
}

/** What a state gives: facts in its order, and for every value how many there would be of it. */
export interface Found {
  facts: FactSlug[];
  counts: {
{{counts}}  };
}

/** What the events tell, by the names that `on` takes. */
export interface Details {
  ready: { state: string; facts: number };
  change: { state: string; facts: number };
  select: { fact: FactSlug };
  /** Can be cancelled: then the sheet does not go to the fact. */
  share: { fact: FactSlug; url: string };
  error: { code: "E-ENGINE" | "E-SLOW"; message: string };
}

/** `<fact-sheet>`. Properties that are texts are its attributes; empty where there is none. */
export interface FactSheetElement extends HTMLElement {
{{properties}}  /** Slugs of the facts that alone are shown. */
  get facts(): string;
  set facts(slugs: Choice<FactSlug>);
  /** "2024", "2024-03/2027-09". */
  get period(): string;
  set period(period: string | null | undefined);
  get q(): string;
  set q(words: string | null | undefined);
  get sort(): string;
  set sort(order: Sort | "" | null | undefined);
  get theme(): string;
  set theme(theme: Theme | "" | null | undefined);
  get view(): string;
  set view(view: View | "" | null | undefined);
  /** "fragment": the page's address holds the state. */
  get state(): string;
  set state(where: "none" | "fragment" | "" | null | undefined);
  /** Stands before the keys in the page's address, where it holds several sheets. */
  get stateKey(): string;
  set stateKey(name: string | null | undefined);
  /** Address of the story's folder. */
  get src(): string;
  set src(folder: string | null | undefined);
  /** The state as a fragment, such as "topic=energy&q=gas". */
  fragment: string;
  /** Kept once the engine runs; broken when the sheet is destroyed before. */
  readonly ready: Promise<FactSheetElement>;
  /** What a state gives; without one, the present state. */
  query(state?: string): Promise<Found>;
  /** All facts, in the editor's order. */
  list(): Promise<Fact[]>;
  on<Name extends keyof Details>(name: Name, hear: (event: CustomEvent<Details[Name]>) => void): this;
  off<Name extends keyof Details>(name: Name, hear: (event: CustomEvent<Details[Name]>) => void): this;
  /** Takes the sheet out of the page for good. */
  destroy(): void;
}

/** The attributes, for frameworks that check markup. */
export interface FactSheetAttributes {
{{attributes}}  facts?: Many<FactSlug>;
  period?: string;
  q?: string;
  sort?: Sort;
  theme?: Theme;
  view?: View;
  state?: "none" | "fragment";
  "state-key"?: string;
  src?: string;
  headline?: boolean | "";
  footer?: boolean | "";
}

declare global {
  interface HTMLElementTagNameMap {
    "fact-sheet": FactSheetElement;
  }
  // Of elements, document and window: the events reach them all.
  interface GlobalEventHandlersEventMap {
    "factsheet-ready": CustomEvent<Details["ready"]>;
    "factsheet-change": CustomEvent<Details["change"]>;
    "factsheet-select": CustomEvent<Details["select"]>;
    "factsheet-share": CustomEvent<Details["share"]>;
    "factsheet-error": CustomEvent<Details["error"]>;
  }
}
