import "../shared/sheet.css";
import { render } from "preact";
import { useCallback, useMemo, useState } from "preact/hooks";
import { memo } from "preact/compat";
import { FACETS, load } from "../shared/facets.js";
import { answer, engine } from "../shared/answer.js";

const Card = memo(({ fact }) => (
  <li class="fact" data-topic={fact.topic[0]}>
    <p class="topic">{fact.topicLabel}</p>
    <p class="figure">{fact.figure}</p>
    <p class="statement">{fact.statement}</p>
    <p class="meta">{[fact.organisationLabel, fact.period, fact.source].filter(Boolean).join(" · ")}</p>
  </li>
));

const Option = memo(({ facet, slug, label, count, checked, toggle }) => (
  <label>
    <input type="checkbox" name={facet} value={slug} checked={checked} onChange={() => toggle(facet, slug)} /> {label} <span class="n">{count}</span>
  </label>
));

const Facet = ({ facet, values, counts, picked, toggle }) => (
  <fieldset>
    <legend>{facet.label}</legend>
    {values.map(({ slug, label }) => (
      <Option key={slug} facet={facet.key} slug={slug} label={label} count={counts[slug] ?? 0} checked={!!picked?.has(slug)} toggle={toggle} />
    ))}
  </fieldset>
);

function App({ data }) {
  const [text, setText] = useState("");
  const [picks, setPicks] = useState({});
  const toggle = useCallback((facet, slug) => {
    setPicks((picks) => {
      const set = new Set(picks[facet]);
      if (!set.delete(slug)) set.add(slug);
      return { ...picks, [facet]: set };
    });
  }, []);
  const { shown, counts } = useMemo(() => answer(data.facts, text, picks), [text, picks]);
  const facet = (facet) => (
    <Facet key={facet.key} facet={facet} values={data[facet.list]} counts={counts[facet.key]} picked={picks[facet.key]} toggle={toggle} />
  );
  const clear = () => (setText(""), setPicks({}));
  return (
    <>
      <div class="find">
        <input id="search" type="search" placeholder="Search" value={text} onInput={(event) => setText(event.currentTarget.value)} />
        <span id="count">
          {shown.length} of {data.facts.length}
        </span>
        <button id="clear" onClick={clear}>
          Clear all
        </button>
      </div>
      {facet(FACETS[0])}
      <details>
        <summary>More filters</summary>
        {FACETS.slice(1).map(facet)}
      </details>
      <ul id="facts">
        {shown.map((fact) => (
          <Card key={fact.id} fact={fact} />
        ))}
      </ul>
    </>
  );
}

const data = await load();
window.engine = engine(data.facts);
render(<App data={data} />, document.querySelector("#app"));
