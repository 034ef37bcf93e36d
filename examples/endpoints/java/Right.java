import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Notification endpoints of the five gateways with the JDK alone: java Right.java PORT. */
public final class Right {
    // Test credentials; elsewhere they come from the environment.
    static final String API_KEY = "test-api-key", SECRET = "test-secret", KEY_B = "test-key-b";
    static final String VPAY_KEY = "test-key", APP_KEY = "test-app";
    static final int LIMIT = 65536;
    static final Set<List<String>> USDT = Set.of(List.of("1002", "0x55d398326f99059ff775485246999027b3197955", "170"));

    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        final int status;

        Refused(int status) {
            this.status = status;
        }
    }

    static void check(boolean condition) {
        if (!condition) throw new Refused(400);
    }

    // The books. A shop has a table with a unique key in place of the set.
    static final Set<String> events = new HashSet<>();
    static final Map<String, List<String>> books = new HashMap<>();

    /** One lock around the look and the note: an event is credited once. */
    static synchronized void credit(List<String> event, String order, String amount) {
        if (events.add(String.join(" ", event))) books.computeIfAbsent(order, o -> new ArrayList<>()).add(amount);
    }

    static synchronized List<String> credited(String order) {
        return List.copyOf(books.getOrDefault(order, List.of()));
    }

    /** JSON whose numbers keep their text, and in which a duplicate name is refused. */
    static final class Json {
        record Number(String text) {}

        private static final Pattern WORD =
                Pattern.compile("true|false|null|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
        private final String text;
        private int at;

        private Json(String text) {
            this.text = text;
        }

        static TreeMap<String, Object> read(String text) {
            Json json = new Json(text);
            check(json.peek() == '{');
            TreeMap<String, Object> fields = json.object(0);
            json.peek();
            check(json.at == text.length());
            return fields;
        }

        /** The next character that is no blank, 0 at the end. */
        private char peek() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
            return at < text.length() ? text.charAt(at) : 0;
        }

        private char take() {
            check(at < text.length());
            return text.charAt(at++);
        }

        private void expect(char wanted) {
            check(peek() == wanted);
            at++;
        }

        private Object value(int depth) {
            check(depth < 16);
            char first = peek();
            if (first == '{') return object(depth);
            if (first == '[') return list(depth);
            if (first == '"') return string();
            Matcher word = WORD.matcher(text).region(at, text.length());
            check(word.lookingAt());
            at = word.end();
            return switch (word.group()) {
                case "true" -> true;
                case "false" -> false;
                case "null" -> null;
                default -> new Number(word.group());
            };
        }

        private TreeMap<String, Object> object(int depth) {
            TreeMap<String, Object> fields = new TreeMap<>();
            expect('{');
            while (peek() != '}') {
                if (!fields.isEmpty()) expect(',');
                check(peek() == '"');
                String name = string();
                check(name.matches("[A-Za-z_][A-Za-z0-9_]*") && !fields.containsKey(name));
                expect(':');
                fields.put(name, value(depth + 1));
            }
            at++;
            return fields;
        }

        private List<Object> list(int depth) {
            List<Object> items = new ArrayList<>();
            expect('[');
            while (peek() != ']') {
                if (!items.isEmpty()) expect(',');
                items.add(value(depth + 1));
            }
            at++;
            return items;
        }

        private String string() {
            StringBuilder out = new StringBuilder();
            at++;
            for (char c = take(); c != '"'; c = take()) {
                check(c >= ' ');
                out.append(c == '\\' ? escaped() : c);
            }
            // A lone surrogate would be signed as a question mark.
            check(UTF_8.newEncoder().canEncode(out));
            return out.toString();
        }

        private char escaped() {
            char c = take();
            if (c != 'u') {
                int known = "\"\\/bfnrt".indexOf(c);
                check(known >= 0);
                return "\"\\/\b\f\n\r\t".charAt(known);
            }
            check(at + 4 <= text.length() && text.substring(at, at + 4).matches("[0-9a-fA-F]{4}"));
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }
    }

    static TreeMap<String, Object> form(byte[] raw) throws CharacterCodingException {
        TreeMap<String, Object> fields = new TreeMap<>();
        for (String part : new String(raw, ISO_8859_1).split("&")) {
            String[] pair = part.split("=", 2);
            check(pair.length == 2 && pair[0].matches("[A-Za-z_][A-Za-z0-9_]*"));
            String value = utf8(URLDecoder.decode(pair[1], ISO_8859_1).getBytes(ISO_8859_1));
            check(fields.put(pair[0], value) == null);
        }
        return fields;
    }

    /** Bytes that are not UTF-8 are refused; the String constructor would replace them. */
    static String utf8(byte[] bytes) throws CharacterCodingException {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    static String hash(String algorithm, String text) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
    }

    static String hmac(String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA512"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    }

    /** Both are lower case hexadecimal. */
    static void same(Object sign, String expected) {
        check(sign instanceof String);
        check(MessageDigest.isEqual(((String) sign).toLowerCase(Locale.ROOT).getBytes(UTF_8), expected.getBytes(UTF_8)));
    }

    /** A text or a number, as it came. */
    static String text(Object value) {
        if (value instanceof Json.Number number) return number.text();
        check(value instanceof String);
        return (String) value;
    }

    static String text(Map<String, Object> fields, String name) {
        return text(fields.get(name));
    }

    static boolean is(Map<String, Object> fields, String name, String wanted) {
        return wanted.equals(text(fields, name));
    }

    static void need(Map<String, Object> fields, String names) {
        for (String name : names.split(" ")) check(!text(fields, name).isEmpty());
    }

    /** A TreeMap is in ASCII order of its names. */
    static String joined(Map<String, Object> fields, Function<Object, String> write) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + write.apply(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Nothing tells a separator from the same characters in a value. */
    static void noSlides(Map<String, Object> fields, String ids, String names) {
        String known = names.replace(' ', '|') + "|" + String.join("|", fields.keySet()) + "|key|secret";
        Pattern slide = Pattern.compile("&(?:" + known + ")=");
        fields.forEach((name, value) -> {
            check(!slide.matcher(canonical(value)).find());
            check(!List.of(ids.split(" ")).contains(name) || !text(value).contains("&"));
        });
    }

    static String basicex(TreeMap<String, Object> in, String path) throws GeneralSecurityException {
        Object sign = in.remove("sign");
        in.values().removeIf(value -> value == null || value.equals(""));
        same(sign, hmac(joined(in, Right::text) + "&key=" + API_KEY));
        check(is(in, "method", "basicexpay.trade.notify") && !in.containsKey("bizConent"));
        TreeMap<String, Object> data = Json.read(text(in, "data"));
        need(data, "merOrderNo orderNo status totalAmount currency");
        if (is(in, "code", "0000") && is(data, "status", "2"))
            credit(List.of("basicex", text(data, "orderNo")), text(data, "merOrderNo"), text(data, "totalAmount"));
        return "success";
    }

    static final String OTC =
            "UserName OrderId OrderNum Type Coin CoinAmount LegalAmount State1 State2 CreateTime Remark Price Token";
    static final String NOTICE = "Amount Coin Fee FromAddr Id OrderNo State ToAddr TradeNo TradeTime Type";
    static final Map<String, String> QUESTIONS = Map.of(
            "otcVerify", "Coin CoinAmount OrderId OrderNum UserName",
            "otcQuery", "Coin OrderNum UserName",
            "getBankCard", "OrderNum UserName");

    static String bibao(TreeMap<String, Object> in, String path) throws GeneralSecurityException {
        check(in.containsKey("Sign") != in.containsKey("sign"));
        Object sign = in.containsKey("Sign") ? in.remove("Sign") : in.remove("sign");
        in.remove("FinishTime");
        same(sign, hash("MD5", joined(in, Right::text) + KEY_B));
        noSlides(in, "OrderId OrderNum Type Coin CoinAmount State1 State2 Id State Amount UserName", OTC + " " + NOTICE);
        Map<String, Object> answer = new LinkedHashMap<>();
        if (path.equals("otc")) {
            need(in, "UserName OrderId OrderNum Type Coin CoinAmount State1 State2");
            if (is(in, "Type", "1") && is(in, "State1", "2") && is(in, "State2", "2"))
                credit(List.of("otc", text(in, "OrderId")), text(in, "OrderNum"), text(in, "CoinAmount"));
        } else if (path.isEmpty()) {
            need(in, "Amount Coin Id State Type");
            if (is(in, "Type", "4") && is(in, "State", "4"))
                credit(List.of("notice", text(in, "Id")), text(in.getOrDefault("OrderNo", "")), text(in, "Amount"));
        } else {
            check(QUESTIONS.containsKey(path) && in.keySet().equals(Set.of(QUESTIONS.get(path).split(" "))));
            if (path.equals("otcQuery")) {
                // What is signed has no separators: a text with & and = could be the sign of a forged question.
                check(Set.of("DC", "USDX").contains(text(in, "Coin")));
                answer.put("Coin", text(in, "Coin"));
                answer.put("CoinAmount", "18.37");
            } else {
                answer.put("Account", "6222000000000000");
                answer.put("Bank", "ICBC");
                answer.put("RealName", "Zhang+San");
                answer.put("SubBranch", "Shanghai");
            }
            answer.put("Sign", hash("MD5", answer.values().stream().map(Right::text).collect(Collectors.joining()) + KEY_B));
            if (path.equals("otcVerify")) answer.put("Status", "1");
        }
        return "{\"Success\":true,\"Code\":1,\"Message\":\"success\""
                + answer.entrySet().stream()
                        .map(field -> ",\"" + field.getKey() + "\":\"" + field.getValue() + "\"")
                        .collect(Collectors.joining())
                + "}";
    }

    static String ubao(TreeMap<String, Object> in, String path) throws GeneralSecurityException, IOException {
        String body = text(in, "body"), nonce = text(in, "nonce"), timestamp = text(in, "timestamp");
        check(nonce.matches("[0-9]+") && timestamp.matches("[0-9]{10}"));
        same(in.get("sign"), hash("MD5", body + API_KEY + nonce + timestamp));
        TreeMap<String, Object> data = Json.read(utf8(Base64.getDecoder().decode(body)));
        check(Set.of("recharge", "transfer", "balance").contains(text(data, "callbackType")));
        if (!is(data, "callbackType", "recharge")) return "SUCCESS";
        need(data, "amount decimals address chainType coinType coinID hash");
        String amount = text(data, "amount"), coinType = text(data, "coinType").toLowerCase(Locale.ROOT);
        int decimals = Integer.parseInt(text(data, "decimals"));
        check(amount.matches("[0-9]{1,78}") && decimals >= 0 && decimals <= 36);
        List<String> coin = List.of(text(data, "coinID"), coinType, text(data, "chainType"));
        if (!USDT.contains(coin)) return "SUCCESS";
        String shifted = new BigDecimal(amount).movePointLeft(decimals).toPlainString();
        String address = text(data, "address");
        credit(List.of("ubao", String.join(" ", coin), text(data, "hash"), address, amount), address, shifted);
        return "SUCCESS";
    }

    static final String VPAY = "amount bizType currency extra key localOrderId merchantActualAmount merchantCurrency"
            + " merchantId merchantPaidAmount merchantUserId notifyTime orderCreateTime orderId status type userAmount"
            + " userCurrency orderType orderBizType quoteAmount";

    /** A value in Vpay's sign string. */
    static String canonical(Object value) {
        if (value instanceof Map<?, ?> map) {
            TreeMap<String, Object> fields = new TreeMap<>();
            map.forEach((name, item) -> fields.put((String) name, item));
            fields.values().removeIf(Right::skipped);
            return "{" + joined(fields, Right::canonical) + "}";
        }
        if (value instanceof List<?> items)
            return items.stream().map(Right::canonical).collect(Collectors.joining(",", "[", "]"));
        if (!(value instanceof Json.Number number)) return String.valueOf(value);
        if (number.text().matches("-?[0-9]+")) return number.text();
        BigDecimal decimal = new BigDecimal(number.text());
        check(Math.abs(decimal.scale()) <= 1000);
        return decimal.stripTrailingZeros().toPlainString();
    }

    static boolean skipped(Object value) {
        return value == null || value.equals(List.of());
    }

    static String vpay(TreeMap<String, Object> in, String path) throws GeneralSecurityException {
        Object sign = in.remove("sign");
        in.values().removeIf(Right::skipped);
        same(sign, hash("MD5", joined(in, Right::canonical) + "&secret=" + SECRET));
        noSlides(in, "amount key localOrderId merchantId orderId status type", VPAY);
        need(in, "amount currency key localOrderId orderId status type");
        check(is(in, "key", VPAY_KEY));
        for (String id : List.of("localOrderId", "orderId"))
            check(in.get(id) instanceof String || text(in, id).matches("[0-9]+"));
        if (is(in, "type", "PAYMENT") && is(in, "status", "SUCCESS"))
            credit(List.of("vpay", text(in, "orderId")), text(in, "localOrderId"), text(in, "amount"));
        return "success";
    }

    static String lianhe(TreeMap<String, Object> in, String path) throws GeneralSecurityException {
        Object sign = in.get("sign");
        in.keySet().retainAll(Set.of("amount", "appKey", "channel", "mrn", "originAmount"));
        same(sign, hash("MD5", joined(in, Right::text) + "&key=" + SECRET));
        need(in, "amount appKey channel mrn originAmount"); // A payout's has two fewer: its URL is another.
        for (Object value : in.values()) check(!text(value).contains("&"));
        check(is(in, "appKey", APP_KEY));
        credit(List.of("lianhe", text(in, "mrn")), text(in, "mrn"), text(in, "amount"));
        return "success";
    }

    interface Gateway {
        String answer(TreeMap<String, Object> in, String path) throws GeneralSecurityException, IOException;
    }

    static final Map<String, Gateway> GATEWAYS = Map.of(
            "basicex", Right::basicex, "bibao", Right::bibao, "ubao", Right::ubao, "vpay", Right::vpay, "lianhe", Right::lianhe);

    static String respond(HttpExchange exchange) throws GeneralSecurityException, IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        String type = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Content-Type"), "");
        byte[] raw = exchange.getRequestBody().readNBytes(LIMIT + 1);
        if (raw.length > LIMIT) throw new Refused(413);
        check(path.length > 2 && GATEWAYS.containsKey(path[2]));
        TreeMap<String, Object> in = type.startsWith("application/json") ? Json.read(utf8(raw)) : form(raw);
        return GATEWAYS.get(path[2]).answer(in, path.length > 3 ? path[3] : "");
    }

    static String ledger(HttpExchange exchange) {
        String order = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "").replaceFirst("^order=", "");
        return "{\"credited\":"
                + credited(order).stream().map(one -> '"' + one + '"').collect(Collectors.joining(",", "[", "]"))
                + "}";
    }

    static void handle(HttpExchange exchange) throws IOException {
        int status = 200;
        String body = "";
        try {
            boolean books = exchange.getRequestURI().getPath().equals("/ledger");
            if (!books && !exchange.getRequestMethod().equals("POST")) throw new Refused(405);
            body = books ? ledger(exchange) : respond(exchange);
        } catch (Refused refused) {
            status = refused.status;
        } catch (IllegalArgumentException | CharacterCodingException | ArithmeticException unreadable) {
            status = 400;
        } catch (GeneralSecurityException | RuntimeException ours) {
            status = 500; // The gateway comes again.
            ours.printStackTrace();
        }
        try (exchange) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    public static void main(String[] arguments) throws IOException {
        System.setProperty("sun.net.httpserver.maxReqTime", "10"); // seconds until a request must be there
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])), 64);
        server.createContext("/", Right::handle);
        // A slow sender holds up his own thread only.
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }
}
