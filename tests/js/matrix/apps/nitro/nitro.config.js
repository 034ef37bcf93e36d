/** Cloudflare's presets import the core's wasm, and need a setting for it. */
const isCloudflare = process.env.NITRO_PRESET.startsWith("cloudflare");

export default {
  compatibilityDate: "2026-01-01",
  telemetry: false,
  sourceMap: false,
  experimental: { wasm: isCloudflare },
};
