export default { test: JSON.parse(process.env.VITEST_OPTIONS), cacheDir: "cache" };
