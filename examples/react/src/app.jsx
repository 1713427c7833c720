// React 19 knows nothing of the sheet but its tag: texts become attributes or
// properties, `on` before an event's name listens to it.
import { useState } from "react";
import { createRoot } from "react-dom/client";

// The story's address; index.html has it, too.
const STORY = "https://example.org/state-visit/";
const TOPICS = { energy: "Energy", trade: "Trade" };

function Sheet({ topic, onChange }) {
  return (
    <fact-sheet
      src={STORY}
      topic={topic}
      style={{ display: "block", minHeight: "60rem" }}
      onfactsheet-change={({ detail }) => onChange(detail)}
    >
      <a href={STORY}>The facts in figures</a>
    </fact-sheet>
  );
}

function Article() {
  const [topic, setTopic] = useState("energy");
  const [shown, setShown] = useState(true);
  const [first, setFirst] = useState(true);
  const [heard, setHeard] = useState(null);

  // With keys a change of order moves the element; without, React would put in
  // a new one, and what the reader has chosen would be gone.
  const text = <p key="text">Your paragraph.</p>;
  const sheet = shown && <Sheet key="sheet" topic={topic} onChange={setHeard} />;

  return (
    <>
      <h1>A React app with a fact sheet</h1>
      <p>
        {Object.entries(TOPICS).map(([slug, name]) => (
          <button key={slug} type="button" aria-pressed={topic == slug} onClick={() => setTopic(slug)}>
            {name}
          </button>
        ))}
        <button type="button" onClick={() => setShown(!shown)}>{shown ? "Take out" : "Put in"}</button>
        <button type="button" onClick={() => setFirst(!first)}>Move</button>
      </p>
      <p><output>{heard && `${heard.facts} facts: ${heard.state}`}</output></p>
      {first ? [sheet, text] : [text, sheet]}
    </>
  );
}

createRoot(document.getElementById("app")).render(<Article />);
