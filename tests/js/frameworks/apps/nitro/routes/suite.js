import { run } from "../../../../matrix/apps/all.js";

export default () => run();
