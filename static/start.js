// Behind the glue in the engine's own file: starts the module of a story and
// brings its stylesheet. The builder fills in FILES.
const FILES = __FILES__;

/**
 * Gives the text of the stylesheet once the module runs. `fault` is called
 * should the module break. `fresh` passes by what a browser has kept.
 */
export async function start(home, fault, fresh) {
  // AbortSignal.timeout() is younger than Chrome 97.
  const late = new AbortController();
  setTimeout(() => late.abort(), 15000);
  const { signal } = late;
  const load = async ([name, integrity]) => {
    const answer = await fetch(home + name, { integrity, signal, credentials: "omit", cache: fresh ? "reload" : "default" });
    if (!answer.ok) throw Error(name + ": " + answer.status);
    return answer;
  };
  // As bytes: a server may send the module under any type.
  const [bytes, css] = await Promise.all([
    load(FILES.wasm).then((answer) => answer.arrayBuffer()),
    load(FILES.style).then((answer) => answer.text()),
  ]);
  await __wbg_init({ module_or_path: bytes });
  onfault(fault);
  return css;
}
