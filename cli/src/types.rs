//! `factsheet.d.ts`: the types of the custom element and of `mount`, with this
//! sheet's own slugs, so that an editor of code knows what can be chosen.

use factsheet::{
    filter::{Facet, Index},
    sheet::Sheet,
};

/// The file's text. Slugs are letters, digits and hyphens, so nothing has to be escaped.
#[must_use]
pub fn text(sheet: &'static Sheet<'static>) -> String {
    let index = Index::new(sheet);
    let union = |slugs: Vec<&str>| {
        if slugs.is_empty() {
            return "never".to_owned();
        }
        slugs.iter().map(|slug| format!("\"{slug}\"")).collect::<Vec<_>>().join(" | ")
    };
    let mut types = String::from(HEAD);
    let mut facets = String::new();
    for facet in Facet::ALL {
        let name = facet.key();
        let mut title: String = name[..1].to_uppercase() + &name[1..];
        // `Event` is the browser's.
        title += if facet == Facet::Event { "Slug" } else { "" };
        let slugs = index.values(facet).iter().map(|value| value.slug).collect();
        types += &format!("export type {title} = {};\n", union(slugs));
        facets += &format!("  /** Values of {name}, with spaces or commas between. */\n  {name}: string;\n");
    }
    let facts = sheet.facts.iter().map(|fact| fact.slug).collect();
    types += &format!("export type FactSlug = {};\n", union(facts));
    types + &BODY.replace("  FACETS\n", &facets)
}

const HEAD: &str = "// Types of <fact-sheet> and of mount(), made by `factsheet build` for this sheet.\n\n";

const BODY: &str = r#"
/** A fact as a plain object. Empty texts where the sheet says nothing. */
export interface Fact {
  slug: FactSlug;
  topic: Topic;
  statement: string;
  /** Figures in words, the main one first: "over 1.8 billion US dollars". */
  figures: string[];
  /** EDTF (ISO 8601-2). */
  period: string;
  source: string;
  locator: string;
  inferred: string;
}

/** What a state gives. A count says how many facts a value would give. */
export interface Found {
  facts: FactSlug[];
  counts: {
    topic: Partial<Record<Topic, number>>;
    party: Partial<Record<Party, number>>;
    organisation: Partial<Record<Organisation, number>>;
    kind: Partial<Record<Kind, number>>;
    status: Partial<Record<Status, number>>;
    year: Partial<Record<Year, number>>;
    basis: Partial<Record<Basis, number>>;
    event: Partial<Record<EventSlug, number>>;
  };
}

export type Theme = "auto" | "light" | "dark";
export type View = "sheet" | "facts" | "timeline" | "figures";
export type Sort = "editor" | "largest" | "newest" | "name";

export interface Options {
  topic?: Topic | Topic[];
  party?: Party | Party[];
  organisation?: Organisation | Organisation[];
  kind?: Kind | Kind[];
  status?: Status | Status[];
  year?: Year | Year[];
  basis?: Basis | Basis[];
  event?: EventSlug | EventSlug[];
  facts?: FactSlug | FactSlug[];
  /** "2024", "2024-03/2027-09" */
  period?: string;
  q?: string;
  sort?: Sort;
  theme?: Theme;
  view?: View;
  state?: "none" | "fragment";
  stateKey?: string;
  lang?: string;
}

export interface Details {
  ready: { state: string; facts: number };
  change: { state: string; facts: number };
  select: { fact: FactSlug };
  /** Can be cancelled: then the sheet does not go to the fact. */
  share: { fact: FactSlug; url: string };
  error: { code: "E-SLOW" | "E-ENGINE"; message: string };
}

export interface FactSheetElement extends HTMLElement {
  FACETS
  /** Slugs of the facts that alone are shown. */
  facts: string;
  period: string;
  q: string;
  sort: string;
  theme: string;
  view: string;
  /** "none", or "fragment": the page's address holds the state. */
  state: string;
  stateKey: string;
  src: string;
  /** The state as a fragment, such as "topic=energy&q=gas". */
  fragment: string;
  /** Once the engine runs; rejects when the sheet is destroyed before. */
  readonly ready: Promise<FactSheetElement>;
  query(state?: string): Promise<Found>;
  list(): Promise<Fact[]>;
  on<K extends keyof Details>(kind: K, hear: (event: CustomEvent<Details[K]>) => void): this;
  off<K extends keyof Details>(kind: K, hear: (event: CustomEvent<Details[K]>) => void): this;
  /** Takes the sheet out of the page for good. */
  destroy(): void;
}

/** Puts a sheet into an element. */
export function mount(target: Element, options?: Options): FactSheetElement;

declare global {
  interface HTMLElementTagNameMap {
    "fact-sheet": FactSheetElement;
  }
  interface HTMLElementEventMap {
    "factsheet-ready": CustomEvent<Details["ready"]>;
    "factsheet-change": CustomEvent<Details["change"]>;
    "factsheet-select": CustomEvent<Details["select"]>;
    "factsheet-share": CustomEvent<Details["share"]>;
    "factsheet-error": CustomEvent<Details["error"]>;
  }
}
"#;
