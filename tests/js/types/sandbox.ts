// The sandbox: what it takes, and what it tells.
import { createSandbox, type SandboxOrder } from "paychop/sandbox";

const sandbox = createSandbox({
  port: 0,
  fast: true,
  notifyUrls: { bibao: "https://shop.example/bibao" },
  onRequest: ({ ok, findings = [] }) => console.log(ok, findings[0]?.fix),
  onAttempt: ({ acked, next }) => console.log(acked, next),
});

export const url: Promise<string> = sandbox.listen();
export const orders: SandboxOrder[] = sandbox.state()?.orders ?? [];

for (const event of sandbox.state()?.merchant ?? []) {
  console.log("error" in event ? event.error : event.outcome);
}

// @ts-expect-error The port is a number.
createSandbox({ port: "4870" });
// @ts-expect-error There is no such gateway.
createSandbox({ notifyUrls: { paypal: "https://shop.example" } });
