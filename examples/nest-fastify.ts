/** Lianhe's payments with Nest on Fastify. Run with LIANHE_APP_KEY, LIANHE_SECRET_KEY, LIANHE_URL and PORT. */
import { Controller, Module, Post, type RawBodyRequest, Req, Res } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { FastifyAdapter } from "@nestjs/platform-fastify";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Lianhe } from "paychop";
import { nodeListener, notificationHandler } from "paychop/handler";

const { LIANHE_APP_KEY = "", LIANHE_SECRET_KEY = "", LIANHE_URL = "", PORT = "3000" } = process.env;
const lianhe = new Lianhe({ appKey: LIANHE_APP_KEY, secretKey: LIANHE_SECRET_KEY }, { baseUrl: LIANHE_URL });

const listener = nodeListener(
  notificationHandler(lianhe, async ({ direction, outcome, amount, currency, merchantOrderId }) => {
    const credited = direction === "in" && outcome === "succeeded";
    if (credited) console.log(`credit ${amount} ${currency} for ${merchantOrderId}`);
  }),
);

@Controller()
class Notifications {
  @Post("notify")
  receive(@Req() { raw, rawBody }: RawBodyRequest<FastifyRequest>, @Res() reply: FastifyReply) {
    reply.hijack();
    return listener(Object.assign(raw, { rawBody }), reply.raw);
  }
}

@Module({ controllers: [Notifications] })
class Shop {}

// Nest parses the body before any controller; the sign is over the bytes as they came, which `rawBody` keeps.
const app = await NestFactory.create(Shop, new FastifyAdapter(), { rawBody: true });
await app.listen(PORT, "127.0.0.1");
