/** Files: the demo page, and those of the package that it imports. */
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { answer, text } from "./respond.js";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** The demo page signs in the browser: it compiles wasm, posts cashier forms anywhere, and does nothing else. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self' https:",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join("; ");

/** The file of a path below a folder. Hidden files and files of an unknown type are not found. */
export async function fileIn(folder, path) {
  const file = located(folder, path.endsWith("/") ? `${path}index.html` : path);
  const type = file && TYPES[extname(file)];
  if (!type) return text("Not found", 404);
  try {
    return answer(200, type, await readFile(file), { "content-security-policy": POLICY });
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EISDIR" && error.code !== "ENOTDIR") throw error;
    return text("Not found", 404);
  }
}

function located(folder, path) {
  let decoded;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  const file = join(folder, normalize(`/${decoded}`));
  const hidden = decoded.includes("\0") || decoded.split(/[/\\]/).some((part) => part.startsWith("."));
  return hidden || !file.startsWith(folder + sep) ? undefined : file;
}
