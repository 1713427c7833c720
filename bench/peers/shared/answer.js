// What a careful page counts by hand: one pass over the facts. A fact that
// fails one facet alone still counts there, since a count ignores its own facet.
import { FACETS, words } from "./facets.js";

/** `picks` are sets of slugs by facet. Gives the facts and the counts. */
export function answer(facts, text, picks) {
  const sought = words(text);
  const counts = Object.fromEntries(FACETS.map(({ key }) => [key, {}]));
  const asked = FACETS.map(({ key }) => key).filter((key) => picks[key]?.size);
  const shown = facts.filter((fact) => {
    if (!sought.every((word) => fact.text.includes(word))) return false;
    const fails = asked.filter((key) => !fact[key].some((slug) => picks[key].has(slug)));
    if (fails.length > 1) return false;
    for (const { key } of FACETS) {
      if (fails.length && fails[0] != key) continue;
      for (const slug of fact[key]) counts[key][slug] = (counts[key][slug] ?? 0) + 1;
    }
    return !fails.length;
  });
  return { shown, counts };
}

/** The same for the driver, which asks without drawing. */
export const engine = (facts) => ({ text, picks }) => {
  const sets = Object.fromEntries(Object.entries(picks).map(([key, slugs]) => [key, new Set(slugs)]));
  const { shown, counts } = answer(facts, text, sets);
  return { shown: shown.length, counts };
};
