// The facets of every page, and where a fact and the data keep them.
export const FACETS = [
  { key: "topic", list: "topics", label: "Topic" },
  { key: "party", list: "parties", label: "Party" },
  { key: "organisation", list: "organisations", label: "Organisation" },
  { key: "kind", list: "kinds", label: "Kind" },
];

/** The facts with what a card shows, ready to be drawn and searched. */
export async function load() {
  const data = await (await fetch("facts.json")).json();
  const names = new Map(FACETS.flatMap(({ key, list }) => data[list].map(({ slug, label }) => [key + slug, label])));
  for (const fact of data.facts) {
    fact.topicLabel = names.get("topic" + fact.topic[0]);
    fact.organisationLabel = fact.organisation.map((slug) => names.get("organisation" + slug)).join(", ");
    fact.text = [fact.statement, fact.figure, fact.topicLabel, fact.organisationLabel, fact.period, fact.source].join(" ").toLowerCase();
  }
  return data;
}

/** What a search looks for. */
export const words = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);
