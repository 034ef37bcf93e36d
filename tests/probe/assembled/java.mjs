/** The same in Java: one program has all endpoints, each a class, and is compiled once. Jackson is Debian's. */
import { execFile } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { ACCOUNT, COIN, partsOf, serverOf } from "./parts.mjs";

/** The class path. */
export const JACKSON = ["annotations", "core", "databind"]
  .map((part) => `/usr/share/java/jackson-${part}.jar`)
  .join(delimiter);

/** The compiler's arguments. */
export const classesIn = (folder) => ["-encoding", "UTF-8", "-cp", JACKSON, "-d", folder];

/** What the lines expect to be imported, at most. */
export const JAVA_IMPORTS = `import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.*;
import com.sun.net.httpserver.*;
import java.math.BigDecimal;
import java.net.*;
import java.security.MessageDigest;
import java.sql.*;
import java.util.*;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;
import static java.nio.charset.StandardCharsets.UTF_8;
`;

const SIGNS = {
  basicex: `sign = in.remove("sign");
envelope.putAll(in);
in.clear();
envelope.values().removeIf(value -> value == null || "".equals(value));
Mac mac = Mac.getInstance("HmacSHA512");
mac.init(new SecretKeySpec("test-secret".getBytes(UTF_8), "HmacSHA512"));
byte[] code = mac.doFinal((joined(envelope) + "&key=test-api-key").getBytes(UTF_8));
expected = HexFormat.of().withUpperCase().formatHex(code);`,
  bibao: `Object small = in.remove("sign");
sign = in.containsKey("Sign") ? in.remove("Sign") : small;
in.remove("FinishTime");
expected = md5(joined(in) + "test-key-b");`,
  ubao: `String base64 = String.valueOf(in.getOrDefault("body", ""));
sign = in.get("sign");
nonce = String.valueOf(in.get("nonce"));
timestamp = String.valueOf(in.get("timestamp"));
expected = md5(base64 + "test-api-key" + nonce + timestamp);`,
  vpay: `sign = in.remove("sign");
expected = md5(joined(in) + "&secret=test-secret");`,
  lianhe: `sign = in.get("sign");
in.keySet().retainAll(Set.of("amount", "appKey", "channel", "mrn", "originAmount"));
expected = md5(joined(in) + "&key=test-secret");`,
};

/** `server` is the line that gives it its threads. */
const programOf = (names, server) => `${JAVA_IMPORTS}import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

final class Program {
public static void main(String[] arguments) throws Exception {
HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 64);
${server}
Map<String, Supplier<Endpoint>> endpoints = new HashMap<>();
${names.map((name, at) => `endpoints.put("${name}", Endpoint${at}::new);`).join("\n")}
Shared.serve(server, endpoints);
}
}
`;

/** Lines with names of their own; `end` uses them. */
const block = (lines = "", end = "") => `{\n${lines}\n${end}\n}`;
/** The compiler takes no line behind a return. */
const ending = (lines) => `if (true) ${block(lines, "return;")}`;

function sourceOf(at, gateway, of) {
  const parts = partsOf(gateway, of);
  const { jsonOnly, readRaw, acknowledge = 'byte[] ack = "OK".getBytes(UTF_8);' } = parts;
  const limited = parts.limits.slice(1).join("\n");
  const text = of("text");
  const money = `String.valueOf(in.get("${parts.money}"))`;
  const read = (from) => `in.putAll(mapper.readValue(${from}, Map.class));`;
  const json =
    gateway === "vpay"
      ? text
        ? block(text, "money = amount;\nwrite = plain;")
        : `${read("raw")}\nmoney = ${money};`
      : block(of("body", "vpay") ?? read("raw"));
  const form = of("body", "lianhe") ?? "in.putAll(Shared.fieldsOf(raw));";
  const inner = {
    basicex: text
      ? block(text, "money = amount;")
      : `${read('String.valueOf(envelope.get("data"))')}\nmoney = ${money};`,
    ubao: `in.clear();\n${read("new String(Base64.getDecoder().decode(base64), UTF_8)")}`,
  };
  const float = `double amount = Double.parseDouble(${money});`;
  const shifted = 'amount /= Math.pow(10, Integer.parseInt(String.valueOf(in.get("decimals"))));';
  const written = {
    basicex: "",
    vpay: "",
    ubao: block(text ?? `${float}\n${shifted}`, "money = String.valueOf(amount);"),
  };
  return `
final class Endpoint${at} extends Endpoint {
void ack() throws Exception {
${acknowledge}
answer(ack);
}
void creditOnce() throws Exception {
${of("once") ?? "credit();\nack();"}
}
void handle() throws Exception {
${limited || readRaw || "String raw = new String(exchange.getRequestBody().readAllBytes(), UTF_8);"}
if (${jsonOnly} || exchange.getRequestHeaders().getFirst("Content-Type").contains("json")) {
${block(of("duplicateName"))}
${json}
} else {
${block(of("duplicate"))}
${block(form)}
}
${of("body") ? "" : "in.putAll(Shared.fieldsOf(exchange.getRequestURI().getRawQuery()));"}
${SIGNS[gateway]}
${block(of("verify"))}
${block(of("time"))}
${inner[gateway] ?? ""}
${block(of("method"))}
${block(of("merchant"))}
${gateway === "bibao" ? questions(of) : ""}
${block(of("kind"))}
${block(of("spelling"))}
${block(of("slide"))}
${block(of("direction"))}
${block(of("coin"))}
${written[gateway] ?? block(text ?? float, "money = String.valueOf(amount);")}
order = String.valueOf(in.get("${parts.order}"));
${of("status")?.replace("credit();", ending("creditOnce();")) ?? ending("creditOnce();")}
ack();
}
}
`;
}

function questions(of) {
  const values = (list) => list.map((text) => JSON.stringify(text));
  const [account, bankName, realName, subBranch, status] = values(ACCOUNT);
  const [coin, coinAmount] = values(COIN);
  const naive = 'send(mapper.writeValueAsString(Map.of("Success", true, "Code", 1, "Sign", md5("x"))));';
  return `String account = ${account}, bankName = ${bankName}, realName = ${realName}, subBranch = ${subBranch};
String status = ${status}, coin = ${coin}, coinAmount = ${coinAmount};
if (path.equals("getBankCard")) {
${block(of("question"))}
${block(of("reply") ?? naive)}
return;
}
if (path.equals("otcVerify")) ${block(of("replyVerify") ?? naive, "return;")}
if (path.equals("otcQuery")) ${block(of("replyAmount") ?? naive, "return;")}
if (path.isEmpty()) {
order = String.valueOf(in.get("OrderNo"));
money = String.valueOf(in.get("Amount"));
${of("notice") ?? "credit();"}
ack();
return;
}`;
}

/** Compiles and starts the server of `endpoints`, as Go's. */
export async function javaServer(endpoints, limit, ledgerAt) {
  const folder = mkdtempSync(join(tmpdir(), "paychop-lines-"));
  const sources = endpoints.map(([, gateway, of], at) => sourceOf(at, gateway, of));
  const names = endpoints.map(([name]) => name);
  const program = join(folder, "Program.java");
  writeFileSync(program, [programOf(names, limit.split("\n")[0]), ...sources].join(""));
  const shared = fileURLToPath(new URL("Shared.java", import.meta.url));
  await promisify(execFile)("javac", ["-proc:none", ...classesIn(folder), shared, program]);
  const quick = ["-XX:TieredStopAtLevel=1", "-Dsun.net.httpserver.nodelay=true"];
  return serverOf(folder, "java", [...quick, "-cp", folder + delimiter + JACKSON, "Program"], ledgerAt);
}
