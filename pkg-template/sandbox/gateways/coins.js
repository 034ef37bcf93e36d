/**
 * UBAO's table of coins, with names and decimals. The core's table has only coin, chain and contract: the core reads the
 * decimals from the message, and does not use the name. A test compares both tables. The decimals are those of the contract:
 * USDT has 6 on TRON and 18 on BSC.
 */
export const CHAINS = { 160: "TRON", 170: "BSC", 180: "ETH", 190: "Polygon" };

export const COINS = [
  coin(1001, "BNB", 170, 18),
  coin(1002, "USDT", 170, 18, "0x55d398326f99059ff775485246999027b3197955"),
  coin(1003, "TRX", 160, 6),
  coin(1004, "USDT", 160, 6, "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
  coin(1005, "ETH", 180, 18),
  coin(1006, "USDT", 180, 6, "0xdac17f958d2ee523a2206206994597c13d831ec7"),
  coin(1008, "POL", 190, 18),
  coin(1009, "USDT", 190, 6, "0xc2132d05d31c914a87c6611c10748aeb04b58e8f"),
  coin(1010, "USDC", 170, 18, "0x8AC76a51cc950d9822D68b83fE1Ad97B32Cd580d"),
  coin(1011, "USDC", 160, 6, "TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8"),
  coin(1012, "USDC", 180, 6, "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"),
];

function coin(coinID, coinName, chainType, decimals, coinType = "") {
  return { coinID, coinName, chainType, decimals, coinType };
}

/** The coin with this number. With `chainType`, it must be on this chain. */
export function coinOf(coinID, chainType) {
  const onChain = (coin) => chainType === undefined || String(coin.chainType) === String(chainType);
  return COINS.find((coin) => String(coin.coinID) === String(coinID) && onChain(coin));
}
