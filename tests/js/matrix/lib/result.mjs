/** The last line of a program's output is its result; what runtimes have to say themselves may stand before it. */
export function resultOf(output) {
  const line = output.trimEnd().split("\n").at(-1);
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`no result in the output:\n${output.slice(-4000)}`);
  }
}
