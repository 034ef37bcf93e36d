/** Node's `require`. */
const paychop = require("paychop");
const handler = require("paychop/handler");
const testing = require("paychop/testing");

import("../suite/index.js")
  .then(({ conformance }) => conformance({ paychop, handler, testing }))
  .then((result) => console.log(JSON.stringify(result)));
