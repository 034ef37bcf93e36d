/** What the careful jobs throw, under the codes of the package. */
export class Refused extends Error {
  /** @param {string[]} [violations] `field: code` of each broken rule of a request. */
  constructor(code, violations) {
    super(code);
    this.code = code;
    this.violations = violations;
  }
}
