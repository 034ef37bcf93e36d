/** What the package's declarations cost tsc in a small project: alternating runs, medians. */
import { measure, PROJECTS } from "../../tests/js/types-cost/measure.mjs";
import { median } from "./measure.mjs";
import { against, table, title, whole } from "./report.mjs";

const RUNS = 15;
const LIMIT = 1.1;

const runs = Object.fromEntries(PROJECTS.map((project) => [project, []]));
// The first round reads the files into the system's memory.
for (let run = 0; run <= RUNS; run++) {
  for (const project of PROJECTS) {
    const measured = measure(project);
    if (run > 0) runs[project].push(measured);
  }
}
const of = (project, name) => median(runs[project].map((run) => run[name]));

title(`tsc over a small project with node:http, without the package and with it (medians of ${RUNS})`);
table(
  ["what", ...PROJECTS, "ratio"],
  ["Lines", "Identifiers", "Symbols", "Types", "Instantiations", "Memory used"].map((name) => [
    name,
    ...PROJECTS.map((project) => whole(of(project, name))),
    (of("with", name) / of("without", name)).toFixed(2),
  ]),
);
console.log();
table(
  ["seconds", ...PROJECTS, "ratio"],
  ["Parse time", "Bind time", "Check time", "Total time"].map((name) => {
    const ratio = of("with", name) / of("without", name);
    const shown = name === "Total time" ? against(ratio, LIMIT) : ratio.toFixed(2);
    return [name, ...PROJECTS.map((project) => of(project, name).toFixed(3)), shown];
  }),
);
