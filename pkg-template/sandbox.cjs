/** `require`: the sandbox is an ES module, loaded when it begins to listen. */
exports.createSandbox = function createSandbox(options) {
  let sandbox;
  return {
    async listen() {
      if (sandbox === undefined) {
        const { createSandbox: create } = await import("./sandbox.js");
        sandbox = create(options);
      }
      return sandbox.listen();
    },
    close: async () => sandbox?.close(),
    get url() {
      return sandbox?.url;
    },
    state: () => sandbox?.state(),
  };
};
