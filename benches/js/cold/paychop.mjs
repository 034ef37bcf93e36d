import { inputs } from "../inputs.mjs";
import { packaged } from "../package-jobs.mjs";

for (const entry of inputs) packaged(entry)(entry.input);
