/** What a payout has taken comes back once, when the payout fails, and in no other case. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { basicexOrder, openSandbox, post } from "./support.mjs";

const TRON = 160;
const USDT_ON_TRON = 1004;
const TO = "TWJQVNivkcvyAwbEuWPmZT9E5oZBC2dUXt";
/** What every purse of the sandbox begins with. */
const PURSE = 1_000_000;

/** Each way to take money: gives `{ total, take(number, amount) }`. */
const WAYS = {
  async "ubao withdraw"({ call, url, notifyUrl }) {
    const created = { chainType: TRON, callUrl: notifyUrl("ubao"), type: 2 };
    const { address } = (await call("ubao", "createAddress", created)).data;
    await post(`${url}/_sandbox/deposits`, { address, amount: "100", coinID: USDT_ON_TRON, chainType: TRON });
    const coin = { from: address, to: TO, coinID: USDT_ON_TRON, chainType: TRON };
    return {
      total: 100,
      take: (order_sn, amount) => call("ubao", "withdraw", { ...coin, amount, order_sn }),
    };
  },
  async "bibao withdrawMoneyUser"({ call }) {
    await call("bibao", "addUser", { UserName: "user01" });
    const to = { UserName: "user01", CoinCode: "DC", CoinAddress: "T1" };
    return {
      total: PURSE,
      take: (OrderNo, Amount) => call("bibao", "withdrawMoneyUser", { ...to, OrderNo, Amount }),
    };
  },
  "bibao withdrawMoneyMerchant": ({ call }) => ({
    total: PURSE,
    take: (OrderNo, Amount) =>
      call("bibao", "withdrawMoneyMerchant", { OrderNo, CoinCode: "DC", CoinAddress: "T1", Amount }),
  }),
  "lianhe payout"({ call, notifyUrl }) {
    const account = { bankName: "招商银行", accountName: "张三", accountNumber: "6222021234567890123" };
    const to = { ...account, callbackUrl: notifyUrl("lianhe") };
    return { total: PURSE, take: (mrn, amount) => call("lianhe", "payout", { ...to, mrn, amount }) };
  },
  async "basicex refund"({ call, press, order }) {
    await call("basicex", "precreate", basicexOrder("B0", { totalAmount: "100" }));
    await press(order("B0").id, "pay");
    return {
      total: 100,
      take: (merRefundOrderNo, refundAmount) =>
        call("basicex", "refund", {
          merOrderNo: "B0",
          merRefundOrderNo,
          refundAmount,
          refundReason: "退货",
          tradeStartTime: "2023-03-31 22:03:53",
        }),
    };
  },
};

for (const [way, open] of Object.entries(WAYS)) {
  test(`${way}: an action that is refused, or a success, moves no money back`, async (t) => {
    const sandbox = await openSandbox(t);
    const { press, order } = sandbox;
    const { total, take } = await open(sandbox);
    const takes = async (number, amount) => (await take(number, String(amount))).ok;

    assert.equal(await takes("W1", total - 20), true);
    for (const action of ["pay", "expire", "expire"]) {
      const refused = await press(order("W1").id, action);
      assert.equal(refused.code, "not_offered", action);
    }
    assert.equal(await takes("W2", 21), false, "20 are left after actions that were refused");
    assert.equal((await press(order("W1").id, "succeed")).status, "paid");
    assert.equal((await press(order("W1").id, "fail")).code, "settled");
    assert.equal(await takes("W3", 21), false, "20 are left after the success");

    assert.equal(await takes("W4", 20), true);
    assert.equal((await press(order("W4").id, "fail")).status, "failed");
    assert.equal((await press(order("W4").id, "fail")).code, "settled");
    assert.equal(await takes("W5", 21), false, "20 have come back, once");
    assert.equal(await takes("W6", 20), true);
  });
}
