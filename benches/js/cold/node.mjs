import { inputs } from "../inputs.mjs";
import { hand } from "../jobs.mjs";
import { createHashToolkit } from "../toolkits/node.mjs";

for (const { name, credentials, input } of inputs) hand(createHashToolkit, credentials)[name](input);
