// The lines that docs/embedding.md gives for React, and their use.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { FactSheetAttributes, Details, FactSheetElement } from "../../../dist/embed.js";

type Rest = DetailedHTMLProps<HTMLAttributes<FactSheetElement>, FactSheetElement>;
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "fact-sheet": Omit<Rest, keyof FactSheetAttributes> & FactSheetAttributes & { "onfactsheet-change"?: (event: CustomEvent<Details["change"]>) => void };
    }
  }
}

export const sheets = [
  <fact-sheet key="a" topic="energy" view="facts" headline style={{ minHeight: "60rem" }} onfactsheet-change={(event) => console.log(event.detail.facts)}>
    <a href="https://example.org/state-visit/">The facts in figures</a>
  </fact-sheet>,
  // @ts-expect-error: a topic that is not on the sheet
  <fact-sheet key="b" topic="weather" />,
  // @ts-expect-error: an attribute that is none
  <fact-sheet key="c" colour="red" />,
];
