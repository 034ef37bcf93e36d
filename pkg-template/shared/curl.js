/** A request as a curl command, for any POSIX shell. The demo page uses this file, too. */

/** In single quotes, only the quote itself has a special meaning. */
export function quoted(text) {
  return `'${String(text).replaceAll("'", `'\\''`)}'`;
}

/** The options after the URL. `fields` are those of a form, which curl encodes. */
export function curlOptions({ method, headers = {}, body, fields = {} }) {
  const options = [
    ["--request", method],
    ...Object.entries(headers).map(([name, value]) => ["--header", `${name}: ${value}`]),
    // Not --data: it would read a file if the body begins with "@".
    ...(body === undefined ? [] : [["--data-raw", body]]),
    ...Object.entries(fields).map(([name, value]) => ["--data-urlencode", `${name}=${value}`]),
  ];
  return options.map(([option, value]) => `${option} ${quoted(value)}`);
}

/** A command of several lines. */
export function curlCommand(request) {
  return [`curl --globoff ${quoted(request.url)}`, ...curlOptions(request)].join(" \\\n  ");
}
