/** A signed request as a curl command, for any POSIX shell. */

export function curlCommand({ method, url, headers = {}, body, fields = {} }) {
  const options = [
    ["--request", method],
    ...Object.entries(headers).map(([name, value]) => ["--header", `${name}: ${value}`]),
    // Not --data: it would read a file if the body begins with "@".
    ...(body === undefined ? [] : [["--data-raw", body]]),
    ...Object.entries(fields).map(([name, value]) => ["--data-urlencode", `${name}=${value}`]),
  ];
  const lines = options.map(([option, value]) => `${option} ${quoted(value)}`);
  return [`curl --globoff ${quoted(url)}`, ...lines].join(" \\\n  ");
}

/** In single quotes, only the quote itself has a special meaning. */
function quoted(text) {
  return `'${String(text).replaceAll("'", `'\\''`)}'`;
}
