/** Vpay's payments and withdrawals with Fastify. Run with VPAY_KEY, VPAY_SECRET, VPAY_URL and PORT. */
import Fastify from "fastify";
import { Vpay } from "paychop";
import { nodeListener, notificationHandler } from "paychop/handler";

const { VPAY_KEY, VPAY_SECRET, VPAY_URL, PORT } = process.env;
const vpay = new Vpay({ key: VPAY_KEY, secret: VPAY_SECRET }, { baseUrl: VPAY_URL });

const listener = nodeListener(
  notificationHandler(vpay, async ({ direction, outcome, amount, currency, merchantOrderId }) => {
    const credited = direction === "in" && outcome === "succeeded";
    if (credited) console.log(`credit ${amount} ${currency} for ${merchantOrderId}`);
  }),
);

const app = Fastify();
// In a scope of its own, where no body is parsed: the sign is over the bytes as they came.
app.register(async (scope) => {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
  scope.post("/notify", (request, reply) => {
    reply.hijack();
    return listener(request.raw, reply.raw);
  });
});
app.listen({ port: Number(PORT), host: "127.0.0.1" });
