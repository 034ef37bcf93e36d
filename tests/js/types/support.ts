/** Fails to compile unless the two types are the same. */
export function same<Expected>(): <Actual>(
  actual: Actual,
  ...proof: (<T>() => T extends Expected ? 1 : 2) extends <T>() => T extends Actual ? 1 : 2 ? [] : [never]
) => void {
  return () => {};
}
