/** The compiled module, as Cloudflare Workers and bundlers with WebAssembly modules import it; others have its address. */
declare const module: WebAssembly.Module;
export default module;
