/** UBAO's deposits with Nest on Express. Run with UBAO_MERCHANT_ID, UBAO_API_KEY, UBAO_URL and PORT. */
import { Controller, Module, Post, type RawBodyRequest, Req, Res } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import type { Request, Response } from "express";
import { Ubao } from "paychop";
import { nodeListener, notificationHandler } from "paychop/handler";

const { UBAO_MERCHANT_ID = "", UBAO_API_KEY = "", UBAO_URL = "", PORT = "3000" } = process.env;
const ubao = new Ubao({ merchantId: UBAO_MERCHANT_ID, apiKey: UBAO_API_KEY }, { baseUrl: UBAO_URL });

const listener = nodeListener(
  notificationHandler(ubao, async (event) => {
    // Anyone can issue a token that calls itself USDT; the contract's address has to be that of the real one.
    if (event.kind !== "recharge" || event.outcome !== "succeeded" || !event.coinMatches) return;
    console.log(`credit ${event.amount} ${event.currency} paid to ${event.data.address}`);
  }),
);

@Controller()
class Notifications {
  @Post("notify")
  receive(@Req() request: RawBodyRequest<Request>, @Res() response: Response) {
    return listener(request, response);
  }
}

@Module({ controllers: [Notifications] })
class Shop {}

// Nest parses the body before any controller; the sign is over the bytes as they came, which `rawBody` keeps.
const app = await NestFactory.create(Shop, { rawBody: true });
await app.listen(PORT, "127.0.0.1");
