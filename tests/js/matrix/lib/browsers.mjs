/** How each browser is started: without drivers, on one page, with a profile that is thrown away. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHROMIUM_FLAGS } from "../../chromium.mjs";

/** No update, no telemetry, no first-run page: nothing but the page goes over the network. */
const FIREFOX_PREFERENCES = {
  "app.normandy.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.region.network.url": "",
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.systemAddon.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
  "toolkit.telemetry.enabled": false,
};

/** Not on the PATH, for it is an example of WebKitGTK and no browser for every day. */
const MINI_BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

export const chromium = (url) =>
  withProfile((profile) => ({
    command: "chromium",
    args: [...CHROMIUM_FLAGS, `--user-data-dir=${profile}`, url],
  }));

export const firefox = (url) =>
  withProfile(async (profile) => {
    const lines = Object.entries(FIREFOX_PREFERENCES).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
    );
    await writeFile(join(profile, "user.js"), lines.join(""));
    return { command: "firefox-esr", args: ["--headless", "--no-remote", "--profile", profile, url] };
  });

/** The nearest to Safari that there is on Linux. It has no headless mode. */
export const webkit = (url) =>
  withProfile(() => ({
    command: "xvfb-run",
    args: ["--auto-servernum", MINI_BROWSER, "--private", url],
    env: { WEBKIT_DISABLE_COMPOSITING_MODE: "1", WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" },
  }));

async function withProfile(program) {
  const profile = await mkdtemp(join(tmpdir(), "paychop-browser-"));
  const { command, args, env } = await program(profile);
  const remove = () => rm(profile, { recursive: true, force: true, maxRetries: 5 });
  const places = { HOME: profile, TMPDIR: profile, XDG_RUNTIME_DIR: profile };
  return { command, args, env: { ...process.env, ...places, ...env }, remove };
}
