import "../shared/sheet.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { load } from "../shared/facets.js";
import { engine } from "../shared/answer.js";

const data = await load();
window.engine = engine(data.facts);
mount(App, { target: document.querySelector("#app"), props: { data } });
