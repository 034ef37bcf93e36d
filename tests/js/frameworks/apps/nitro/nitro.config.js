/** Cloudflare's presets import the core's wasm, and need a setting for it. */
const isCloudflare = process.env.NITRO_PRESET.startsWith("cloudflare");

export default {
  compatibilityDate: "2026-01-01",
  serverDir: "./",
  // Its minifier is a package of its own.
  minify: false,
  experimental: { wasm: isCloudflare },
};
