/** Stands before the merchant's processes, hands connections to them in turns, and cuts some of them. */
import { once } from "node:events";
import { connect, createServer } from "node:net";

/** Of a hundred connections are cut: before a byte, within the request, within the answer. */
const CUTS = { unheard: 3, "half heard": 3, unanswered: 4 };
const MILLISECONDS = 10;

/** `{ url, cuts, close() }`; `isCalm()` says that nothing is to be cut. */
export async function startBalancer(ports, isCalm) {
  const cuts = Object.fromEntries(Object.keys(CUTS).map((name) => [name, 0]));
  const open = new Set();
  let turn = 0;

  const server = createServer((down) => {
    const fate = isCalm() ? undefined : drawn();
    if (fate !== undefined) cuts[fate] += 1;
    if (fate === "unheard") return down.destroy();
    turn += 1;
    const up = connect(ports[turn % ports.length], "127.0.0.1");
    const both = [down, up];
    const cut = () => {
      for (const socket of both) socket.destroy();
    };
    for (const socket of both) {
      open.add(socket);
      socket.on("error", cut).on("close", () => open.delete(socket));
    }
    if (fate === "half heard") setTimeout(cut, Math.random() * MILLISECONDS);
    down.pipe(up);
    if (fate === "unanswered") up.once("data", cut);
    else up.pipe(down);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    cuts,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

function drawn() {
  let left = Math.random() * 100;
  for (const [name, share] of Object.entries(CUTS)) {
    left -= share;
    if (left < 0) return name;
  }
  return undefined;
}
