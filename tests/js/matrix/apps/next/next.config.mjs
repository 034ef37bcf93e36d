/** The tools lie elsewhere than the project, as in a workspace: the root has to hold both. */
export default { turbopack: { root: "/" }, outputFileTracingRoot: "/" };
