/** Creates a wasm module from the sources that a web page can have. */

/** `source`: a compiled module, its bytes, a Response, or its address; or a promise of one of these. */
export async function compile(source) {
  const found = await source;
  if (found instanceof WebAssembly.Module) return found;
  if (found instanceof ArrayBuffer || ArrayBuffer.isView(found)) return WebAssembly.compile(found);
  const response = found instanceof Response ? found : await fetch(found);
  if (!response.ok) throw new Error(`${response.url} cannot be had: status ${response.status}.`);
  // Streaming needs this type, and many servers do not send it.
  const isTyped = response.headers.get("content-type") === "application/wasm";
  return isTyped ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
